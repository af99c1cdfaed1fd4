import { placedFields, textIn } from '@yuanliu/core/forms';
import { Segmented } from 'antd';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { useDefinition } from '../state/use-drawn.ts';
import { texts } from '../texts.ts';

const words = texts.rights;

interface FieldRightsProps {
  readonly hidden: readonly string[];
  readonly readOnly: readonly string[];
  readonly mayChange: boolean;
  readonly onChange: (next: { readonly hidden: string[]; readonly readOnly: string[] }) => void;
}

type Reach = 'open' | 'readOnly' | 'hidden';

/** Of each field: whether a role sees it, and may change it. */
export const FieldRights = ({ hidden, readOnly, mayChange, onChange }: FieldRightsProps) => {
  const t = useText();
  const language = useLanguage();
  const reachOf = (key: string): Reach => {
    if (hidden.includes(key)) return 'hidden';
    return readOnly.includes(key) ? 'readOnly' : 'open';
  };
  const set = (key: string, reach: Reach): void => {
    const without = (keys: readonly string[]) => keys.filter((each) => each !== key);
    onChange({
      hidden: reach === 'hidden' ? [...without(hidden), key] : without(hidden),
      readOnly: reach === 'readOnly' ? [...without(readOnly), key] : without(readOnly),
    });
  };
  return (
    <ul className="field-rights">
      {placedFields(useDefinition()).map(({ field, keys, table }) => {
        const key = keys.join('.');
        const isUnderHidden = table !== undefined && hidden.includes(table.key);
        return (
          <li key={key} className={table === undefined ? '' : 'is-inner'}>
            <span>{textIn(field.label, language)}</span>
            <Segmented<Reach>
              size="small"
              aria-label={textIn(field.label, language)}
              disabled={!mayChange || isUnderHidden}
              value={isUnderHidden ? 'hidden' : reachOf(key)}
              options={[
                { value: 'open', label: t(words.open) },
                { value: 'readOnly', label: t(words.readOnly) },
                { value: 'hidden', label: t(words.hidden) },
              ]}
              onChange={(reach) => set(key, reach)}
            />
          </li>
        );
      })}
    </ul>
  );
};
