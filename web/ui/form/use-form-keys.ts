import { type RefCallback, useCallback, useEffect, useRef } from 'react';
import type { Form, Values } from './use-form.ts';

/**
 * What a <form> takes as its `ref`: the focus goes to the first field that has a fault, and Ctrl Enter saves from
 * any of its fields.
 */
export const useFormKeys = <T extends Values>({
  errors: { byField },
  submit,
}: Form<T>): RefCallback<HTMLFormElement> => {
  const element = useRef<HTMLFormElement>(null);
  const latest = useRef(submit);
  useEffect(() => {
    latest.current = submit;
  });
  useEffect(() => {
    if (Object.keys(byField).length === 0) return;
    element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [byField]);
  return useCallback((form: HTMLFormElement) => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      latest.current();
    };
    element.current = form;
    form.addEventListener('keydown', press);
    return () => {
      element.current = null;
      form.removeEventListener('keydown', press);
    };
  }, []);
};
