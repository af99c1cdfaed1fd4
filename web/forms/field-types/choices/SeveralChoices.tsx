import { textIn } from '@yuanliu/core/forms';
import { Select } from 'antd';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import type { FieldInputProps } from '../field-face.ts';
import { inputTexts } from '../input-texts.ts';
import { choiceSettings } from '../settings.parse.ts';
import { OptionLabel } from './OptionLabel.tsx';
import { textsIn } from './texts-in.ts';
import { useOffered } from './use-offered.ts';

/** Several options from a list that can be searched. */
export const SeveralChoices = (props: FieldInputProps) => {
  const { field, path, value, onChange, onBlur, control, isReadOnly = false, isInCell = false } = props;
  const t = useText();
  const language = useLanguage();
  const chosen = textsIn(value);
  const offered = useOffered(path, choiceSettings(field.settings).options, chosen);
  return (
    <Select<string[]>
      {...control}
      mode="multiple"
      className="choice-select"
      disabled={isReadOnly}
      allowClear
      showSearch={{ optionFilterProp: 'text' }}
      {...(isInCell && { autoFocus: true, defaultOpen: true, variant: 'borderless' as const })}
      popupMatchSelectWidth={false}
      placeholder={t(inputTexts.choose)}
      value={[...chosen]}
      options={offered.map((option) => ({
        value: option.key,
        text: textIn(option.label, language),
        label: <OptionLabel option={option} />,
      }))}
      onChange={(next) => onChange(next.length === 0 ? null : next)}
      {...(onBlur !== undefined && { onBlur })}
    />
  );
};
