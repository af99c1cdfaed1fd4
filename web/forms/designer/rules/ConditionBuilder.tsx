import {
  type ConditionGroup,
  type ConditionPart,
  type ConditionTest,
  isConditionGroup,
} from '@yuanliu/core/expression';
import { Button, Segmented } from 'antd';
import { FolderPlus, Plus, X } from 'lucide-react';
import { useText } from '../../../lib/text.ts';
import { texts } from '../texts.ts';
import { ConditionLine } from './ConditionLine.tsx';
import { operatorsFor } from './operators.ts';
import type { NamedPath } from './use-names.ts';

const words = texts.builder;

interface ConditionBuilderProps {
  readonly group: ConditionGroup;
  readonly names: readonly NamedPath[];
  readonly onChange: (group: ConditionGroup) => void;
  readonly isInner?: boolean;
}

/** A line about the first name there is. */
export const newLine = (names: readonly NamedPath[]): ConditionTest => {
  const [first] = names;
  return {
    name: first?.path ?? 'today',
    operator: (first && operatorsFor(first)[0]) ?? 'is',
    operands: [],
  };
};

/** Conditions as lines – field, operator, value – of which all or any must hold, and groups of such lines. */
export const ConditionBuilder = ({ group, names, onChange, isInner = false }: ConditionBuilderProps) => {
  const t = useText();
  const { join, parts } = group;
  const replace = (index: number, part: ConditionPart): void =>
    onChange({ join, parts: parts.with(index, part) });
  const add = (part: ConditionPart): void => onChange({ join, parts: [...parts, part] });
  return (
    <div className={isInner ? 'conditions is-inner' : 'conditions'}>
      <JoinChoice join={join} onChoose={(next) => onChange({ join: next, parts })} />
      <ol>
        {parts.map((part, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- conditions have no identity besides their place
          <li key={index}>
            {isConditionGroup(part) ? (
              <ConditionBuilder
                isInner
                group={part}
                names={names}
                onChange={(next) => replace(index, next)}
              />
            ) : (
              <ConditionLine test={part} names={names} onChange={(next) => replace(index, next)} />
            )}
            <button
              type="button"
              className="icon-button"
              aria-label={t(words.remove, { number: index + 1 })}
              onClick={() => onChange({ join, parts: parts.toSpliced(index, 1) })}
            >
              <X size={15} />
            </button>
          </li>
        ))}
      </ol>
      <div className="conditions-add">
        <Button size="small" icon={<Plus size={14} />} onClick={() => add(newLine(names))}>
          {t(words.add)}
        </Button>
        {!isInner && (
          <Button
            size="small"
            type="text"
            icon={<FolderPlus size={14} />}
            onClick={() =>
              add({ join: join === 'and' ? 'or' : 'and', parts: [newLine(names), newLine(names)] })
            }
          >
            {t(words.addGroup)}
          </Button>
        )}
      </div>
    </div>
  );
};

interface JoinChoiceProps {
  readonly join: ConditionGroup['join'];
  readonly onChoose: (join: ConditionGroup['join']) => void;
}

const JoinChoice = ({ join, onChoose }: JoinChoiceProps) => {
  const t = useText();
  return (
    <div className="conditions-join">
      {t(words.when)}
      <Segmented
        size="small"
        value={join}
        options={[
          { value: 'and', label: t(words.all) },
          { value: 'or', label: t(words.any) },
        ]}
        onChange={(next) => onChoose(next === 'or' ? 'or' : 'and')}
      />
      {t(words.holds)}
    </div>
  );
};
