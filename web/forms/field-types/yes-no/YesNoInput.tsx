import { textIn, type FormText } from '@yuanliu/core/forms';
import { useLanguage } from '../../../lib/preferences.ts';
import type { FieldInputProps } from '../field-face.ts';
import { yesNoSettings } from '../settings.parse.ts';

const words: Readonly<Record<'yes' | 'no', FormText>> = {
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
};

/** Two buttons; pressing the chosen one again leaves the question open. */
export const YesNoInput = (props: FieldInputProps) => {
  const { field, value, onChange, onBlur, control, isReadOnly = false, isInCell = false } = props;
  const language = useLanguage();
  const { yes = words.yes, no = words.no } = yesNoSettings(field.settings);
  const invalid = control['aria-invalid'] ? ' is-invalid' : '';
  return (
    <fieldset className={`field-group yes-no${invalid}`} aria-labelledby={`${control.id}label`}>
      {([true, false] as const).map((answer) => (
        <button
          key={String(answer)}
          type="button"
          {...(answer && { id: control.id })}
          aria-pressed={value === answer}
          aria-describedby={control['aria-describedby']}
          disabled={isReadOnly}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a cell that was opened by hand
          autoFocus={isInCell && answer}
          onClick={() => onChange(value === answer ? null : answer)}
          onBlur={onBlur}
        >
          {textIn(answer ? yes : no, language)}
        </button>
      ))}
    </fieldset>
  );
};
