import { useState } from 'react';
import { ApiProblem } from '../../lib/api-problem.ts';
import { useDraft } from '../../lib/draft.ts';
import { type FieldErrors, fieldErrors } from '../../lib/field-errors.ts';
import { useText } from '../../lib/text.ts';
import { uiTexts } from '../ui-texts.ts';

/** What a form holds: flat values by name; the names are those of the endpoint's body. */
export type Values = Readonly<Record<string, unknown>>;

/** How a form begins, is judged and is saved. */
export interface FormOptions<T extends Values, R> {
  /** Names the form and the row (`identity.user.new`, `identity.user.<id>.<version>`): the draft is kept under it. */
  readonly draft: string;
  readonly initial: T;
  readonly required?: readonly (keyof T & string)[];
  /** Further faults by field, found before the server is asked. */
  readonly check?: (values: T) => Readonly<Partial<Record<keyof T & string, string>>>;
  /** Sends the values; an ApiProblem that it throws is shown beside the fields it names. */
  readonly save: (values: T) => Promise<R>;
  readonly onSaved: (reply: R) => void;
}

/** A form in use. */
export interface Form<T extends Values> {
  readonly values: T;
  readonly set: (changes: Partial<T>) => void;
  readonly errors: FieldErrors;
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  readonly isRestored: boolean;
  readonly discard: () => void;
  readonly submit: () => void;
}

const noErrors: FieldErrors = { byField: {}, others: [] };

const isSameKind = (stored: unknown, initial: unknown): boolean =>
  initial === null || stored === null
    ? typeof stored !== 'object' || stored === null
    : typeof stored === typeof initial && Array.isArray(stored) === Array.isArray(initial);

/** Takes from a stored draft the fields that the form still has and whose kind still fits. */
const readValues =
  <T extends Values>(initial: T) =>
  (stored: unknown): T | undefined => {
    if (typeof stored !== 'object' || stored === null) return undefined;
    const fitting = Object.entries(stored).filter(
      ([name, value]) => name in initial && isSameKind(value, initial[name]),
    );
    return fitting.length === 0
      ? undefined
      : Object.assign({ ...initial }, Object.fromEntries<unknown>(fitting));
  };

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** The values, faults, draft and saving of a form; FormField and FormDrawer draw it. */
export const useForm = <T extends Values, R>(options: FormOptions<T, R>): Form<T> => {
  const t = useText();
  const { initial, save, onSaved, required = [], check } = options;
  const draft = useDraft(options.draft, initial, readValues(initial));
  const [errors, setErrors] = useState(noErrors);
  const [isSaving, setSaving] = useState(false);
  const values = draft.value;

  const submit = async () => {
    const missing = required.filter((name) => isBlank(values[name]));
    const byField: Record<string, string> = Object.fromEntries(
      missing.map((name) => [name, t(uiTexts.required)]),
    );
    for (const [name, fault] of Object.entries(check?.(values) ?? {})) {
      if (typeof fault === 'string') byField[name] ??= fault;
    }
    setErrors({ byField, others: [] });
    if (Object.keys(byField).length > 0 || isSaving) return;
    setSaving(true);
    try {
      const reply = await save(values);
      draft.discard();
      onSaved(reply);
    } catch (error) {
      setErrors(
        error instanceof ApiProblem
          ? fieldErrors(error, Object.keys(initial))
          : { byField: {}, others: [String(error)] },
      );
    } finally {
      setSaving(false);
    }
  };
  return {
    values,
    errors,
    isSaving,
    isRestored: draft.isRestored,
    isChanged: JSON.stringify(values) !== JSON.stringify(initial),
    set: (changes) => {
      draft.change({ ...values, ...changes });
      const left = Object.entries(errors.byField).filter(([name]) => !(name in changes));
      setErrors({ ...errors, byField: Object.fromEntries(left) });
    },
    discard: () => {
      draft.discard();
      setErrors(noErrors);
    },
    submit: () => {
      submit().catch(() => undefined);
    },
  };
};
