import { textIn } from '@yuanliu/core/forms';
import { Radio, Select } from 'antd';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { OptionLabel } from '../choices/OptionLabel.tsx';
import { useOffered } from '../choices/use-offered.ts';
import type { FieldInputProps } from '../field-face.ts';
import { inputTexts } from '../input-texts.ts';
import { choiceSettings } from '../settings.parse.ts';

/** One of the options, from a list that can be searched, or by a press on one of its buttons. */
export const SingleChoiceInput = (props: FieldInputProps) => {
  const { field, path, value, onChange, onBlur, control, isReadOnly = false, isInCell = false } = props;
  const t = useText();
  const language = useLanguage();
  const { options, shown } = choiceSettings(field.settings);
  const chosen = typeof value === 'string' ? value : undefined;
  const offered = useOffered(path, options, chosen === undefined ? [] : [chosen]);
  const { status, ...rest } = control;
  if (shown === 'buttons' && !isInCell)
    return (
      <Radio.Group
        {...rest}
        aria-labelledby={`${control.id}label`}
        className={status === 'error' ? 'choice-buttons is-invalid' : 'choice-buttons'}
        disabled={isReadOnly}
        value={chosen ?? null}
        options={offered.map((option) => ({ value: option.key, label: <OptionLabel option={option} /> }))}
        onChange={({ target }: { target: { value?: unknown } }) =>
          onChange(typeof target.value === 'string' ? target.value : null)
        }
      />
    );
  return (
    <Select
      {...control}
      className="choice-select"
      disabled={isReadOnly}
      allowClear
      showSearch={{ optionFilterProp: 'text' }}
      {...(isInCell && { autoFocus: true, defaultOpen: true, variant: 'borderless' as const })}
      popupMatchSelectWidth={false}
      placeholder={t(inputTexts.choose)}
      value={chosen ?? null}
      options={offered.map((option) => ({
        value: option.key,
        text: textIn(option.label, language),
        label: <OptionLabel option={option} />,
      }))}
      onChange={(next?: string | null) => onChange(next ?? null)}
      {...(onBlur !== undefined && { onBlur })}
    />
  );
};
