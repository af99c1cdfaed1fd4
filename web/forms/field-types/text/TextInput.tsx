import { Input } from 'antd';
import type { FieldInputProps } from '../field-face.ts';
import { typedText } from '../typed-text.ts';

/** One line of text. */
export const TextInput = ({ value, onChange, onBlur, control, isReadOnly = false }: FieldInputProps) => (
  <Input
    {...control}
    value={typedText(value)}
    readOnly={isReadOnly}
    autoComplete="off"
    onChange={({ target }) => onChange(target.value)}
    {...(onBlur !== undefined && { onBlur })}
  />
);
