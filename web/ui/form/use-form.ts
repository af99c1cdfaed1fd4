import { useState } from 'react';
import { ApiProblem, type Conflict, conflictOf } from '../../lib/api-problem.ts';
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
  /**
   * Reads the row anew and gives its values, for when somebody else changed it meanwhile; `save` must then send
   * the new version. Fields that were typed into keep what was typed, the others take the new values.
   */
  readonly reload?: () => Promise<T>;
}

/** A form in use. */
export interface Form<T extends Values> {
  readonly values: T;
  readonly set: (changes: Partial<T>) => void;
  readonly errors: FieldErrors;
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  readonly isRestored: boolean;
  /** Who saved the row since it was read: saving again needs `reload` first. */
  readonly conflict: Conflict | undefined;
  /** Absent where the form cannot read its row anew. */
  readonly reload: (() => void) | undefined;
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

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What was typed into stays; the rest becomes what the row says now. */
const mergeOnto = <T extends Values>(latest: T, { typed, base }: { typed: T; base: T }): T =>
  Object.assign(
    { ...latest },
    Object.fromEntries(Object.entries(typed).filter(([name, value]) => !isSame(value, base[name]))),
  );

/** What can be seen to be wrong before the server is asked, by field. */
const faultsOf = <T extends Values, R>(
  { required = [], check }: FormOptions<T, R>,
  values: T,
  needed: string,
): Record<string, string> => {
  const faults: Record<string, string> = {};
  for (const name of required) if (isBlank(values[name])) faults[name] = needed;
  for (const [name, fault] of Object.entries(check?.(values) ?? {})) {
    if (typeof fault === 'string') faults[name] ??= fault;
  }
  return faults;
};

const errorsOf = (error: unknown, names: readonly string[]): FieldErrors =>
  error instanceof ApiProblem ? fieldErrors(error, names) : { byField: {}, others: [String(error)] };

/** For a handler of work that has told its failures already. */
const quietly = (work: () => Promise<void>) => (): void => {
  work().catch(() => undefined);
};

/** The values, faults, draft and saving of a form; FormField and FormDrawer draw it. */
export const useForm = <T extends Values, R>(options: FormOptions<T, R>): Form<T> => {
  const t = useText();
  const { initial, save, onSaved } = options;
  const draft = useDraft(options.draft, initial, readValues(initial));
  const [errors, setErrors] = useState(noErrors);
  const [isSaving, setSaving] = useState(false);
  const [conflict, setConflict] = useState<Conflict>();
  const values = draft.value;

  const submit = async () => {
    const byField = faultsOf(options, values, t(uiTexts.needed));
    setErrors({ byField, others: [] });
    if (Object.keys(byField).length > 0 || isSaving) return;
    setSaving(true);
    try {
      const reply = await save(values);
      draft.settle(values);
      onSaved(reply);
    } catch (error) {
      const meanwhile = options.reload === undefined ? undefined : conflictOf(error);
      setConflict(meanwhile);
      if (meanwhile !== undefined) return;
      setErrors(errorsOf(error, Object.keys(initial)));
    } finally {
      setSaving(false);
    }
  };
  const reload = async () => {
    const latest = await options.reload?.();
    if (latest === undefined) return;
    draft.change(mergeOnto(latest, { typed: values, base: initial }));
    setConflict(undefined);
  };
  return {
    values,
    errors,
    isSaving,
    isRestored: draft.isRestored,
    isChanged: !isSame(values, initial),
    conflict,
    reload: options.reload === undefined ? undefined : quietly(reload),
    set: (changes) => {
      draft.change({ ...values, ...changes });
      const left = Object.entries(errors.byField).filter(([name]) => !(name in changes));
      setErrors({ ...errors, byField: Object.fromEntries(left) });
    },
    discard: () => {
      draft.discard();
      setErrors(noErrors);
      setConflict(undefined);
    },
    submit: quietly(submit),
  };
};
