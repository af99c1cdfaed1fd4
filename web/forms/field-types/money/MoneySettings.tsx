import { Select } from 'antd';
import { useText } from '../../../lib/text.ts';
import { NumberProperty } from '../../designer/properties/PropertyInputs.tsx';
import { PropertyRow } from '../../designer/properties/PropertyRow.tsx';
import type { FieldSettingsProps } from '../field-settings-props.ts';
import { settingTexts } from '../setting-texts.ts';
import { decimalSettings } from '../settings.parse.ts';

/** ISO 4217; what Chinese enterprises settle in. */
const currencies = ['CNY', 'USD', 'EUR', 'JPY', 'HKD', 'GBP', 'KRW', 'AUD', 'SGD', 'THB', 'VND', 'RUB'];

/** The currency of an amount, and its digits. */
export const MoneySettings = ({ settings, onChange }: FieldSettingsProps) => {
  const t = useText();
  const { currency = 'CNY', decimals = 2 } = decimalSettings(settings);
  return (
    <div className="property-pair">
      <PropertyRow label={t(settingTexts.currency)}>
        {(control) => (
          <Select
            {...control}
            showSearch
            value={currency}
            options={currencies.map((value) => ({ value, label: value }))}
            onChange={(next) => onChange({ currency: next })}
          />
        )}
      </PropertyRow>
      <NumberProperty
        label={t(settingTexts.decimals)}
        value={decimals}
        least={0}
        most={6}
        onChange={(next) => onChange({ decimals: next ?? 2 }, 'decimals')}
      />
    </div>
  );
};
