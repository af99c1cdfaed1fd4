import type { ExpressionPlace } from '@yuanliu/core/forms';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useText } from '../../../lib/text.ts';
import { ExpressionDialog } from '../rules/ExpressionDialog.tsx';
import { RuleRow } from '../rules/RuleRow.tsx';
import { texts } from '../texts.ts';

const words = texts.rules;

type Flag = boolean | string | undefined;

interface ConditionalFlagProps {
  readonly label: string;
  /** Stands above the condition: what it decides. */
  readonly question: string;
  readonly value: Flag;
  readonly at: ExpressionPlace;
  readonly onChange: (value: Flag) => void;
}

const stateOf = (value: Flag): 'never' | 'always' | 'if' => {
  if (typeof value === 'string') return 'if';
  return value === true ? 'always' : 'never';
};

/** Something that holds always, never, or under a condition. */
export const ConditionalFlag = ({ label, question, value, at, onChange }: ConditionalFlagProps) => {
  const t = useText();
  const [isAsked, ask] = useState(false);
  const state = stateOf(value);
  const choice = (
    <Segmented
      size="small"
      aria-label={label}
      value={state}
      options={[
        { value: 'never', label: t(words.no) },
        { value: 'always', label: t(words.yes) },
        { value: 'if', label: t(words.when) },
      ]}
      onChange={(next) => {
        if (next === 'if') ask(true);
        else onChange(next === 'always' ? true : undefined);
      }}
    />
  );
  const rule = {
    label: question,
    text: typeof value === 'string' ? value : undefined,
    at,
    gives: 'boolean',
    onChange,
  } as const;
  return (
    <>
      {typeof value === 'string' ? (
        <RuleRow {...rule} label={label} side={choice} />
      ) : (
        <div className="property property-flag">
          <span>{label}</span>
          {choice}
        </div>
      )}
      {isAsked && <ExpressionDialog {...rule} onClose={() => ask(false)} />}
    </>
  );
};
