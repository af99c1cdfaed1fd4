import { DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useIsPhone } from '../../../lib/media.ts';
import type { FieldInputProps } from '../field-face.ts';
import { dateTimeSettings } from '../settings.parse.ts';
import { typedText } from '../typed-text.ts';

const onPhone = { minute: 'YYYY-MM-DDTHH:mm', second: 'YYYY-MM-DDTHH:mm:ss' } as const;
const onDesk = { minute: 'YYYY-MM-DD HH:mm', second: 'YYYY-MM-DD HH:mm:ss' } as const;

/** A moment by the clocks of this device. */
export const DateTimeInput = (props: FieldInputProps) => {
  const { field, value, onChange, onBlur, control, isReadOnly = false, isInCell = false } = props;
  const isPhone = useIsPhone();
  const { precision = 'minute' } = dateTimeSettings(field.settings);
  const text = typedText(value);
  const moment = dayjs(text);
  const isGiven = text !== '' && moment.isValid();
  if (isPhone)
    return (
      <Input
        {...control}
        type="datetime-local"
        {...(precision === 'second' && { step: 1 })}
        readOnly={isReadOnly}
        value={isGiven ? moment.format(onPhone[precision]) : ''}
        onChange={({ target }) =>
          onChange(target.value === '' ? null : dayjs(target.value).toDate().toISOString())
        }
        {...(onBlur !== undefined && { onBlur })}
      />
    );
  const { status, ...rest } = control;
  return (
    <DatePicker
      {...rest}
      {...(status === 'error' && { status })}
      className="date-input"
      showTime={{ format: precision === 'minute' ? 'HH:mm' : 'HH:mm:ss' }}
      inputReadOnly={isReadOnly}
      {...(isReadOnly && { open: false, allowClear: false })}
      {...(isInCell && { autoFocus: true, defaultOpen: true, variant: 'borderless' as const })}
      needConfirm={false}
      format={onDesk[precision]}
      placeholder={onDesk[precision]}
      value={isGiven ? moment : null}
      onChange={(next) => onChange(next === null ? null : next.toDate().toISOString())}
      {...(onBlur !== undefined && { onBlur })}
    />
  );
};
