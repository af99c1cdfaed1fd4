import type { FormUnique } from '@yuanliu/core/forms';
import { Button, Select } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../../lib/text.ts';
import { texts } from '../texts.ts';

const words = texts.form;

interface FormUniquesProps {
  readonly uniques: readonly FormUnique[];
  readonly fields: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (uniques: readonly FormUnique[]) => void;
}

/** Fields whose values, alone or together, no two records may share. */
export const FormUniques = ({ uniques, fields, onChange }: FormUniquesProps) => {
  const t = useText();
  const [isAdding, add] = useState(false);
  const select = (value: readonly string[], take: (keys: readonly string[]) => void) => (
    <Select<string[]>
      mode="multiple"
      maxCount={5}
      aria-label={t(words.uniqueFields)}
      placeholder={t(words.uniqueFields)}
      value={[...value]}
      options={[...fields]}
      onChange={take}
    />
  );
  return (
    <div className="property">
      <div className="property-head">
        <span>{t(words.uniques)}</span>
        <Button size="small" type="text" icon={<Plus size={14} />} onClick={() => add(true)}>
          {t(words.add)}
        </Button>
      </div>
      {uniques.map((unique, index) => (
        <div className="unique-row" key={unique.fields.join(' ')}>
          {select(unique.fields, (keys) =>
            onChange(
              keys.length === 0
                ? uniques.toSpliced(index, 1)
                : uniques.with(index, { ...unique, fields: [...keys] }),
            ),
          )}
          <button
            type="button"
            className="icon-button"
            aria-label={t(words.remove)}
            onClick={() => onChange(uniques.toSpliced(index, 1))}
          >
            <Trash2 size={14} />
          </button>
        </div>
      ))}
      {isAdding &&
        select([], (keys) => {
          if (keys.length > 0) onChange([...uniques, { fields: [...keys] }]);
          add(false);
        })}
      {uniques.length === 0 && !isAdding && <p className="field-hint">{t(words.uniquesHint)}</p>}
    </div>
  );
};
