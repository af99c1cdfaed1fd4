import type { ExpressionPlace, FieldRules, FormText } from '@yuanliu/core/forms';
import { Button } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../../lib/text.ts';
import { ExpressionDialog } from '../rules/ExpressionDialog.tsx';
import { RuleRow } from '../rules/RuleRow.tsx';
import { texts } from '../texts.ts';
import { TextProperty } from './PropertyInputs.tsx';

const words = texts.rules;

type Check = NonNullable<FieldRules['checks']>[number];

interface FieldChecksProps {
  readonly checks: readonly Check[];
  readonly at: ExpressionPlace;
  readonly onChange: (checks: readonly Check[]) => void;
}

/** What must be true of the value, each with the sentence that says what is wrong otherwise. */
export const FieldChecks = ({ checks, at, onChange }: FieldChecksProps) => {
  const t = useText();
  const [isAdding, add] = useState(false);
  const message: FormText = { zh: words.defaultMessage.zh, en: words.defaultMessage.en };
  return (
    <div className="property">
      <div className="property-head">
        <span>{t(words.checks)}</span>
        <Button size="small" type="text" icon={<Plus size={14} />} onClick={() => add(true)}>
          {t(words.addCheck)}
        </Button>
      </div>
      {checks.map((check, index) => (
        <CheckRow
          // oxlint-disable-next-line react/no-array-index-key -- checks have no identity besides their place
          key={index}
          check={check}
          at={at}
          onChange={(next) =>
            onChange(next === undefined ? checks.toSpliced(index, 1) : checks.with(index, next))
          }
        />
      ))}
      {isAdding && (
        <ExpressionDialog
          label={t(words.mustHold)}
          text={undefined}
          at={at}
          gives="boolean"
          onChange={(text) => {
            if (text !== undefined) onChange([...checks, { check: text, message }]);
          }}
          onClose={() => add(false)}
        />
      )}
    </div>
  );
};

interface CheckRowProps {
  readonly check: Check;
  readonly at: ExpressionPlace;
  /** Undefined when it was taken away. */
  readonly onChange: (check: Check | undefined) => void;
}

const CheckRow = ({ check, at, onChange }: CheckRowProps) => {
  const t = useText();
  const remove = (
    <button
      type="button"
      className="icon-button"
      aria-label={t(words.removeCheck)}
      onClick={() => onChange(undefined)}
    >
      <Trash2 size={14} />
    </button>
  );
  return (
    <div className="check-row">
      <RuleRow
        label={t(words.mustHold)}
        text={check.check}
        at={at}
        gives="boolean"
        side={remove}
        onChange={(text) => onChange(text === undefined ? undefined : { ...check, check: text })}
      />
      <TextProperty
        label={t(words.message)}
        value={check.message}
        isRequired
        onChange={(message) => {
          if (message !== undefined) onChange({ ...check, message });
        }}
      />
    </div>
  );
};
