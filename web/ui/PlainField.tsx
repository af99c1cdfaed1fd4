import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from 'react';

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className' | 'size'>;

/** A labelled text field without antd, for the pages that must be there at once (sign-in). */
export interface PlainFieldProps extends InputProps {
  readonly label: string;
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  /** Stands inside the field at its end. */
  readonly end?: ReactNode;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** Label, field, and beside the field what is wrong with it. */
export const PlainField = ({ label, error, hint, end, inputRef, ...input }: PlainFieldProps) => {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="plain-field">
      <label htmlFor={id}>{label}</label>
      <div className="plain-field-box">
        <input
          {...input}
          ref={inputRef}
          id={id}
          className="input input-large"
          aria-invalid={error !== undefined}
          aria-describedby={note === undefined ? undefined : `${id}note`}
        />
        {end}
      </div>
      {note !== undefined && (
        <p id={`${id}note`} className={error === undefined ? 'field-hint' : 'field-error'}>
          {note}
        </p>
      )}
    </div>
  );
};
