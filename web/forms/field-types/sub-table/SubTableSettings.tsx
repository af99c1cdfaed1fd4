import { textIn, typeOf } from '@yuanliu/core/forms';
import { Select } from 'antd';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { NumberProperty } from '../../designer/properties/PropertyInputs.tsx';
import { PropertyRow } from '../../designer/properties/PropertyRow.tsx';
import type { FieldSettingsProps } from '../field-settings-props.ts';
import { settingTexts } from '../setting-texts.ts';
import { rowSettings } from '../settings.parse.ts';

/** How many rows, and which columns are summed up below them. */
export const SubTableSettings = ({ settings, onChange }: FieldSettingsProps) => {
  const t = useText();
  const language = useLanguage();
  const { fields, least, most, totals = [] } = rowSettings(settings);
  const numbers = fields.filter((field) => typeOf(field).columns(field.settings)[0]?.type === 'numeric');
  return (
    <>
      <div className="property-pair">
        <NumberProperty
          label={t(settingTexts.leastRows)}
          value={least}
          least={0}
          most={2000}
          placeholder="0"
          onChange={(next) => onChange({ least: next }, 'least')}
        />
        <NumberProperty
          label={t(settingTexts.mostRows)}
          value={most}
          least={1}
          most={2000}
          placeholder="2000"
          onChange={(next) => onChange({ most: next }, 'most')}
        />
      </div>
      <PropertyRow label={t(settingTexts.totals)}>
        {(control) => (
          <Select<string[]>
            {...control}
            mode="multiple"
            placeholder={t(numbers.length === 0 ? settingTexts.noNumbers : settingTexts.totalsHint)}
            value={[...totals]}
            options={numbers.map(({ key, label }) => ({ value: key, label: textIn(label, language) }))}
            onChange={(next) => onChange({ totals: next.length === 0 ? undefined : next })}
          />
        )}
      </PropertyRow>
    </>
  );
};
