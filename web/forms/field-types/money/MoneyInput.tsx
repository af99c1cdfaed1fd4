import { DecimalInput } from '../decimal/DecimalInput.tsx';
import type { FieldInputProps } from '../field-face.ts';
import { decimalSettings } from '../settings.parse.ts';

/** An amount with its currency. */
export const MoneyInput = (props: FieldInputProps) => {
  const { currency = 'CNY' } = decimalSettings(props.field.settings);
  return <DecimalInput {...props} before={currency === 'CNY' ? '¥' : currency} hasThousands />;
};
