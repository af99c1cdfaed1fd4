import { DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useIsPhone } from '../../../lib/media.ts';
import type { FieldInputProps } from '../field-face.ts';
import { typedText } from '../typed-text.ts';

const written = 'YYYY-MM-DD';
/** What may be typed; the first is how it is written. */
const formats = [written, 'YYYYMMDD', 'YYYY/M/D', 'YYYY.M.D', 'YYYY-M-D', 'YYYY年M月D日'];

/** A day: typed, or picked from a calendar; on a phone by the phone's own wheel. */
export const DateInput = (props: FieldInputProps) => {
  const { value, onChange, onBlur, control, isReadOnly = false, isInCell = false } = props;
  const isPhone = useIsPhone();
  const text = typedText(value);
  if (isPhone)
    return (
      <Input
        {...control}
        type="date"
        readOnly={isReadOnly}
        value={text}
        onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
        {...(onBlur !== undefined && { onBlur })}
      />
    );
  const day = dayjs(text, written);
  const { status, ...rest } = control;
  return (
    <DatePicker
      {...rest}
      {...(status === 'error' && { status })}
      className="date-input"
      inputReadOnly={isReadOnly}
      {...(isReadOnly && { open: false, allowClear: false })}
      {...(isInCell && { autoFocus: true, defaultOpen: true, variant: 'borderless' as const })}
      format={formats}
      placeholder={written}
      value={text !== '' && day.isValid() ? day : null}
      onChange={(next) => onChange(next === null ? null : next.format(written))}
      {...(onBlur !== undefined && { onBlur })}
    />
  );
};
