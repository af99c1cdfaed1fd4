import { Checkbox } from 'antd';
import { OptionLabel } from '../choices/OptionLabel.tsx';
import { SeveralChoices } from '../choices/SeveralChoices.tsx';
import { textsIn } from '../choices/texts-in.ts';
import { useOffered } from '../choices/use-offered.ts';
import type { FieldInputProps } from '../field-face.ts';
import { choiceSettings } from '../settings.parse.ts';

/** So many boxes are ticked more quickly than found in a list. */
const mostBoxes = 8;

/** Any of the options: boxes to tick or, where there are many, a list that can be searched. */
export const MultipleChoiceInput = (props: FieldInputProps) => {
  const { field, path, value, onChange, control, isReadOnly = false, isInCell = false } = props;
  const { options } = choiceSettings(field.settings);
  const chosen = textsIn(value);
  const offered = useOffered(path, options, chosen);
  if (isInCell || options.length > mostBoxes) return <SeveralChoices {...props} />;
  const { status, ...rest } = control;
  return (
    <fieldset
      id={rest.id}
      aria-describedby={rest['aria-describedby']}
      tabIndex={-1}
      aria-labelledby={`${control.id}label`}
      className={status === 'error' ? 'field-group choice-buttons is-invalid' : 'field-group choice-buttons'}
    >
      <Checkbox.Group
        disabled={isReadOnly}
        value={[...chosen]}
        options={offered.map((option) => ({ value: option.key, label: <OptionLabel option={option} /> }))}
        onChange={(next) => onChange(next.length === 0 ? null : next)}
      />
    </fieldset>
  );
};
