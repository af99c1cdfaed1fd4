import {
  changeMyPassword,
  listMySessions,
  passwordFaults,
  passwordFaultTexts,
  seeMe,
} from '@yuanliu/core/identity';
import { type RefObject, useEffect, useState } from 'react';
import { ApiProblem } from '../../../lib/api-problem.ts';
import { callRenewing } from '../../../lib/call.ts';
import { type FieldErrors, fieldErrors } from '../../../lib/field-errors.ts';
import { queryClient, refresh } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { profileTexts } from '../../own-texts.ts';

const words = profileTexts.password;
const noErrors: FieldErrors = { byField: {}, others: [] };
const blank = { current: '', next: '', repeated: '' };

/** The three fields of a change of password. */
export type NewPassword = typeof blank;

/** Judges and saves a change of password; what was typed lives in this page alone. */
export const useNewPassword = (login: string, onSaved: () => void) => {
  const t = useText();
  const [values, setValues] = useState(blank);
  const [errors, setErrors] = useState(noErrors);
  const [refusals, setRefusals] = useState(0);
  const [isSaving, setSaving] = useState(false);
  const faults = (): Record<string, string> => {
    const { current, next, repeated } = values;
    const ofNext = passwordFaults(next, login).map((fault) => t(passwordFaultTexts[fault]));
    return {
      ...(current === '' && { current: t(words.needed) }),
      ...(ofNext.length > 0 && { next: next === '' ? t(words.needed) : ofNext.join('；') }),
      ...(repeated !== next && { repeated: t(words.differs) }),
      ...(repeated === '' && { repeated: t(words.needed) }),
    };
  };
  const submit = async () => {
    const byField = faults();
    setErrors({ byField, others: [] });
    if (Object.keys(byField).length > 0) setRefusals((before) => before + 1);
    if (Object.keys(byField).length > 0 || isSaving) return;
    setSaving(true);
    try {
      await callRenewing(changeMyPassword, { body: { current: values.current, next: values.next } });
      await refresh(queryClient, [listMySessions, seeMe]);
      setValues(blank);
      onSaved();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setRefusals((before) => before + 1);
      setErrors(fieldErrors(error, ['current', 'next']));
    } finally {
      setSaving(false);
    }
  };
  return {
    values,
    errors,
    /** How often saving was refused so far. */
    refusals,
    isSaving,
    set: (changes: Partial<NewPassword>) => {
      setValues({ ...values, ...changes });
      const left = Object.entries(errors.byField).filter(([name]) => !(name in changes));
      setErrors({ byField: Object.fromEntries(left), others: [] });
    },
    submit: () => {
      submit().catch(() => undefined);
    },
  };
};

/** After each refusal the focus goes to the first field at fault; not while the faults are mended one by one. */
export const useFocusOnRefusal = (element: RefObject<HTMLFormElement | null>, refusals: number): void => {
  useEffect(() => {
    if (refusals > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [element, refusals]);
};
