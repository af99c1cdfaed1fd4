import { Input } from 'antd';
import type { FieldInputProps } from '../field-face.ts';
import { textSettings } from '../settings.parse.ts';
import { typedText } from '../typed-text.ts';

/** Text of several lines; grows with what is written. */
export const LongTextInput = ({ field, value, onChange, onBlur, control, isReadOnly }: FieldInputProps) => (
  <Input.TextArea
    {...control}
    value={typedText(value)}
    readOnly={isReadOnly ?? false}
    // Grows by CSS: antd's own way writes styles that the Content-Security-Policy refuses.
    className="growing-text"
    rows={textSettings(field.settings).lines ?? 3}
    onChange={({ target }) => onChange(target.value)}
    {...(onBlur !== undefined && { onBlur })}
  />
);
