import { DecimalInput } from '../decimal/DecimalInput.tsx';
import type { FieldInputProps } from '../field-face.ts';
import { decimalSettings } from '../settings.parse.ts';

/** A number with its unit. */
export const NumberInput = (props: FieldInputProps) => {
  const { unit, thousands = false } = decimalSettings(props.field.settings);
  return <DecimalInput {...props} behind={unit} hasThousands={thousands} />;
};
