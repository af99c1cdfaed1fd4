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
        // oxlint-disable-next-line react/no-array-index-key -- checks have no identity besides their place
        <div className="check-row" key={index}>
          <RuleRow
            label={t(words.mustHold)}
            text={check.check}
            at={at}
            gives="boolean"
            side={
              <button
                type="button"
                className="icon-button"
                aria-label={t(words.removeCheck)}
                onClick={() => onChange(checks.toSpliced(index, 1))}
              >
                <Trash2 size={14} />
              </button>
            }
            onChange={(text) =>
              onChange(
                text === undefined
                  ? checks.toSpliced(index, 1)
                  : checks.with(index, { ...check, check: text }),
              )
            }
          />
          <TextProperty
            label={t(words.message)}
            value={check.message}
            isRequired
            onChange={(next) => {
              if (next !== undefined) onChange(checks.with(index, { ...check, message: next }));
            }}
          />
        </div>
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
