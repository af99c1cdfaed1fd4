import { type ReactNode, useId } from 'react';
import { useText } from '../../lib/text.ts';
import { uiTexts } from '../ui-texts.ts';
import type { Form, Values } from './use-form.ts';

/** What the control of a field is given: spread it over an antd Input, Select … */
export interface Control {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-required': boolean;
  readonly 'aria-describedby': string | undefined;
  readonly status: '' | 'error';
  /** Where no label stands beside the control. */
  readonly 'aria-label'?: string;
}

interface FormFieldProps<T extends Values> {
  readonly form: Form<T>;
  readonly name: keyof T & string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly isRequired?: boolean;
  readonly children: (control: Control) => ReactNode;
}

/** Label, control, and below the control what is wrong with it or, while nothing is, a hint. */
export const FormField = <T extends Values>(props: FormFieldProps<T>) => {
  const { form, name, label, hint, isRequired = false, children } = props;
  const t = useText();
  const id = useId();
  const error = form.errors.byField[name];
  const note = error ?? hint;
  return (
    <div className="form-field">
      <label htmlFor={id}>
        {label}
        {isRequired && <span className="form-required">{t(uiTexts.required)}</span>}
      </label>
      {children({
        id,
        'aria-invalid': error !== undefined,
        'aria-required': isRequired,
        'aria-describedby': note === undefined ? undefined : `${id}note`,
        status: error === undefined ? '' : 'error',
      })}
      {note !== undefined && (
        <p id={`${id}note`} className={error === undefined ? 'field-hint' : 'field-error'}>
          {note}
        </p>
      )}
    </div>
  );
};
