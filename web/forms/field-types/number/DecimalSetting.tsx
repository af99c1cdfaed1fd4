import { InputNumber } from 'antd';
import { PropertyRow } from '../../designer/properties/PropertyRow.tsx';

interface DecimalSettingProps {
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: string | undefined) => void;
}

/** A decimal number in digits, or none; never through a binary number. */
export const DecimalSetting = ({ label, value, onChange }: DecimalSettingProps) => (
  <PropertyRow label={label}>
    {(control) => (
      <InputNumber<string>
        {...control}
        stringMode
        className="property-number"
        value={typeof value === 'string' ? value : null}
        onChange={(next) => onChange(next === null || next === '' ? undefined : String(next))}
      />
    )}
  </PropertyRow>
);
