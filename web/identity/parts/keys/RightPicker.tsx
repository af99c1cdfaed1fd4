import { Checkbox } from 'antd';
import { useId } from 'react';
import { useText } from '../../../lib/text.ts';
import type { Form } from '../../../ui/form/use-form.ts';
import { keyTexts, rightTexts } from '../../own-texts.ts';
import type { RightGroup } from '../../right-groups.ts';
import type { KeyValues } from './key-form.ts';
import '../rights.css';

interface RightPickerProps {
  readonly form: Form<KeyValues>;
  readonly groups: readonly RightGroup[];
}

/**
 * Any number of rights, module by module, a whole module at once if wanted. What is wrong stands above the list,
 * which may be longer than the screen.
 */
export const RightPicker = ({ form, groups }: RightPickerProps) => {
  const t = useText();
  const id = useId();
  const value = form.values.rights;
  const error = form.errors.byField['rights'];
  const turn = (names: readonly string[], isOn: boolean) => {
    const others = value.filter((name) => !names.includes(name));
    form.set({ rights: isOn ? [...others, ...names] : others });
  };
  return (
    <fieldset
      className="form-field right-picker"
      aria-labelledby={`${id}label`}
      aria-describedby={`${id}note`}
    >
      <div className="right-picker-label" id={`${id}label`}>
        {t(keyTexts.rights)}
        <span className="form-required">{t(keyTexts.chosen, { count: value.length })}</span>
      </div>
      <p id={`${id}note`} className={error === undefined ? 'field-hint' : 'field-error'}>
        {error ?? t(groups.length === 0 ? keyTexts.noRights : keyTexts.rightsHint)}
      </p>
      {groups.map((group, index) => (
        <PickerGroup
          key={group.module}
          group={group}
          value={value}
          turn={turn}
          // The form puts the focus on what is wrong: the first box stands for all.
          isInvalid={index === 0 && error !== undefined}
        />
      ))}
    </fieldset>
  );
};

interface PickerGroupProps {
  readonly group: RightGroup;
  readonly value: readonly string[];
  readonly turn: (names: readonly string[], isOn: boolean) => void;
  readonly isInvalid: boolean;
}

const PickerGroup = ({ group, value, turn, isInvalid }: PickerGroupProps) => {
  const t = useText();
  const names = group.rights.map(({ name }) => name);
  const count = names.filter((name) => value.includes(name)).length;
  const title = t(group.title);
  return (
    <fieldset className="right-picker-group" aria-label={title}>
      <div className="right-picker-head">
        <Checkbox
          checked={count === names.length}
          indeterminate={count > 0 && count < names.length}
          aria-label={t(keyTexts.allOf, { group: title })}
          aria-invalid={isInvalid}
          onChange={({ target }) => turn(names, target.checked)}
        >
          {title}
        </Checkbox>
        <small className="figures">
          {count} / {names.length}
        </small>
      </div>
      <ul>
        {group.rights.map(({ name, text, range }) => (
          <li key={name} className="right-line">
            <Checkbox checked={value.includes(name)} onChange={({ target }) => turn([name], target.checked)}>
              {t(text)}
            </Checkbox>
            {range !== undefined && <small>{t(rightTexts.ranges[range])}</small>}
          </li>
        ))}
      </ul>
    </fieldset>
  );
};
