import { Select } from 'antd';
import { useStore } from '../../../lib/store.ts';
import { useText } from '../../../lib/text.ts';
import { PropertyRow } from '../../designer/properties/PropertyRow.tsx';
import { useDesigner } from '../../designer/state/designer.ts';
import type { FieldSettingsProps } from '../field-settings-props.ts';
import { settingTexts } from '../setting-texts.ts';

/** The rule that numbers are taken from. */
export const SerialNumberSettings = ({ settings, onChange }: FieldSettingsProps) => {
  const t = useText();
  const { serialRules } = useStore(useDesigner().surroundings);
  const rule = String(settings['rule']);
  return (
    <PropertyRow
      label={t(settingTexts.rule)}
      hint={
        <a href="/numbering" target="_blank" rel="noreferrer">
          {t(settingTexts.rules)}
        </a>
      }
    >
      {(control) => (
        <Select<string>
          {...control}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t(settingTexts.choose)}
          value={rule === '' ? null : rule}
          options={serialRules.map(({ key, name }) => ({ value: key, label: `${name}（${key}）` }))}
          onChange={(next) => onChange({ rule: next })}
        />
      )}
    </PropertyRow>
  );
};
