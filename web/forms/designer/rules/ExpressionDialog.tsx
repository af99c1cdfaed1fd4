import { type ConditionGroup, readConditions, writeConditions } from '@yuanliu/core/expression';
import { showNames } from '@yuanliu/core/forms';
import { Button, Modal, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useText } from '../../../lib/text.ts';
import { usePlace } from '../state/designer.ts';
import { useDefinition } from '../state/use-drawn.ts';
import { texts } from '../texts.ts';
import { ConditionBuilder, newLine } from './ConditionBuilder.tsx';
import { ExpressionText } from './ExpressionText.tsx';
import type { ExpressionProps } from './expression-props.ts';
import { wholeConditions } from './is-complete.ts';
import { TryOut } from './TryOut.tsx';
import { namedPaths } from './use-names.ts';

const words = texts.dialog;

interface ExpressionDialogProps extends ExpressionProps {
  readonly onClose: () => void;
}

const useExpression = ({ text, at, gives }: ExpressionProps) => {
  const place = usePlace(useDefinition());
  const names = useMemo(() => namedPaths(at, place), [at, place]);
  const [stored, setStored] = useState(text ?? '');
  const [group, setGroup] = useState<ConditionGroup | undefined>(() => {
    if (gives !== 'boolean') return undefined;
    return text === undefined ? { join: 'and', parts: [newLine(names)] } : readConditions(text);
  });
  const [view, setView] = useState<'builder' | 'text'>(group === undefined ? 'text' : 'builder');
  const build = (next: ConditionGroup): void => {
    setGroup(next);
    setStored(writeConditions(wholeConditions(next)));
  };
  const turn = (next: 'builder' | 'text'): void => {
    if (next === 'builder')
      setGroup(stored === '' ? { join: 'and', parts: [newLine(names)] } : readConditions(stored));
    setView(next);
  };
  return { stored, setStored, group, build, view, turn, names, place };
};

interface ViewChoiceProps {
  readonly view: 'builder' | 'text';
  /** False for an expression that says more than conditions can. */
  readonly isReadable: boolean;
  readonly onTurn: (view: 'builder' | 'text') => void;
}

const ViewChoice = ({ view, isReadable, onTurn }: ViewChoiceProps) => {
  const t = useText();
  return (
    <div className="expression-views">
      <Segmented
        size="small"
        value={view}
        options={[
          { value: 'builder', label: t(words.builder), disabled: !isReadable },
          { value: 'text', label: t(words.text) },
        ]}
        onChange={(next) => onTurn(next === 'text' ? 'text' : 'builder')}
      />
      {!isReadable && <span className="quiet">{t(words.onlyText)}</span>}
    </div>
  );
};

interface FootProps {
  readonly isSet: boolean;
  readonly onClear: () => void;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

const Foot = ({ isSet, onClear, onCancel, onDone }: FootProps) => {
  const t = useText();
  return (
    <div className="expression-foot">
      {isSet && (
        <Button danger type="text" onClick={onClear}>
          {t(words.clear)}
        </Button>
      )}
      <span />
      <Button onClick={onCancel}>{t(words.cancel)}</Button>
      <Button type="primary" onClick={onDone}>
        {t(words.done)}
      </Button>
    </div>
  );
};

/** An expression with room to think: conditions picked together, or the text itself, tried on sample values. */
export const ExpressionDialog = (props: ExpressionDialogProps) => {
  const { label, text, at, gives, onChange, onClose } = props;
  const t = useText();
  const { stored, setStored, group, build, view, turn, names, place } = useExpression(props);
  const isCondition = gives === 'boolean';
  const finish = (next: string | undefined): void => {
    onChange(next);
    onClose();
  };
  const isReadable = stored === '' || readConditions(stored) !== undefined;
  return (
    <Modal
      open
      width={780}
      title={label}
      onCancel={onClose}
      footer={
        <Foot
          isSet={text !== undefined}
          onClear={() => finish(undefined)}
          onCancel={onClose}
          onDone={() => finish(stored === '' ? undefined : stored)}
        />
      }
    >
      {isCondition && <ViewChoice view={view} isReadable={isReadable} onTurn={turn} />}
      {view === 'builder' && group !== undefined ? (
        <>
          <ConditionBuilder group={group} names={names} onChange={build} />
          <p className="expression-feel">
            <span className="quiet">{t(words.feel)}</span>
            <code>{stored === '' ? '—' : showNames(stored, at, place)}</code>
          </p>
        </>
      ) : (
        <ExpressionText
          label={label}
          text={stored === '' ? undefined : stored}
          at={at}
          gives={gives}
          lines={4}
          hasNames
          isFocused
          onChange={(next) => setStored(next ?? '')}
        />
      )}
      <TryOut stored={stored} at={at} gives={gives} />
    </Modal>
  );
};
