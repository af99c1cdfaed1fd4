import { type ReactNode, useId } from 'react';

interface PropertyRowProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Stands at the right of the label. */
  readonly side?: ReactNode;
  readonly children: (control: { readonly id: string; readonly status: '' | 'error' }) => ReactNode;
}

/** A label, what is set, and below it what is wrong or a hint. */
export const PropertyRow = ({ label, hint, error, side, children }: PropertyRowProps) => {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="property">
      <div className="property-head">
        <label htmlFor={id}>{label}</label>
        {side}
      </div>
      {children({ id, status: error === undefined ? '' : 'error' })}
      {note !== undefined && <p className={error === undefined ? 'field-hint' : 'field-error'}>{note}</p>}
    </div>
  );
};
