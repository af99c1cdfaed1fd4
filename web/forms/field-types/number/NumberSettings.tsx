import { Input } from 'antd';
import { useText } from '../../../lib/text.ts';
import { FlagProperty, NumberProperty } from '../../designer/properties/PropertyInputs.tsx';
import { PropertyRow } from '../../designer/properties/PropertyRow.tsx';
import type { FieldSettingsProps } from '../field-settings-props.ts';
import { settingTexts } from '../setting-texts.ts';
import { decimalSettings } from '../settings.parse.ts';
import { DecimalSetting } from './DecimalSetting.tsx';

/** How a number is written, in what unit, and between which limits it lies. */
export const NumberSettings = ({ settings, onChange }: FieldSettingsProps) => {
  const t = useText();
  const { decimals, unit, thousands = false } = decimalSettings(settings);
  return (
    <>
      <div className="property-pair">
        <NumberProperty
          label={t(settingTexts.decimals)}
          value={decimals}
          least={0}
          most={12}
          placeholder="12"
          onChange={(next) => onChange({ decimals: next }, 'decimals')}
        />
        <PropertyRow label={t(settingTexts.unit)}>
          {(control) => (
            <Input
              {...control}
              maxLength={20}
              placeholder={t(settingTexts.unitHint)}
              value={unit ?? ''}
              onChange={({ target }) =>
                onChange({ unit: target.value.trim() === '' ? undefined : target.value }, 'unit')
              }
            />
          )}
        </PropertyRow>
      </div>
      <div className="property-pair">
        <DecimalSetting
          label={t(settingTexts.least)}
          value={settings['least']}
          onChange={(least) => onChange({ least }, 'least')}
        />
        <DecimalSetting
          label={t(settingTexts.most)}
          value={settings['most']}
          onChange={(most) => onChange({ most }, 'most')}
        />
      </div>
      <FlagProperty
        label={t(settingTexts.thousands)}
        value={thousands}
        onChange={(next) => onChange({ thousands: next })}
      />
    </>
  );
};
