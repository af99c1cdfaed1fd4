import {
  type FormForUse,
  type FormsAround,
  type PreparedForm,
  prepareForm,
  readFormForUse,
} from '@yuanliu/core/forms';
import { useMemo } from 'react';
import { useEndpoint } from '../../lib/queries.ts';

/** A published form, its rules ready to run, and what this person may do with it. */
export interface FormInUse extends FormForUse {
  readonly prepared: PreparedForm;
}

const aroundOf = (forms: FormForUse['around']['forms']): FormsAround => ({
  form: (key) => forms[key],
  // What was published speaks of rules that exist.
  hasSerialRule: () => true,
});

const withRules = (form: FormForUse): FormInUse => ({
  ...form,
  prepared: prepareForm({ form: form.key, definition: form.definition, around: aroundOf(form.around.forms) }),
});

/** A form as it is being asked for. */
export interface AskedForm {
  readonly form: FormInUse | undefined;
  readonly error: unknown;
  readonly retry: () => void;
}

/** The published form with this key. */
export const useFormInUse = (key: string): AskedForm => {
  const query = useEndpoint(readFormForUse, { params: { form: key } });
  const form = useMemo(() => (query.data === undefined ? undefined : withRules(query.data)), [query.data]);
  return {
    form,
    error: query.error,
    retry: () => {
      query.refetch().catch(() => undefined);
    },
  };
};
