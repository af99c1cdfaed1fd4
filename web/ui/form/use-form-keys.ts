import { type RefObject, useEffect, useRef } from 'react';
import type { Form, Values } from './use-form.ts';

/** Puts the focus on the first field that has a fault, and lets Ctrl Enter save from anywhere in the form. */
export const useFormKeys = <T extends Values>(
  element: RefObject<HTMLFormElement | null>,
  { errors: { byField }, submit }: Form<T>,
): void => {
  const latest = useRef(submit);
  useEffect(() => {
    latest.current = submit;
  });
  useEffect(() => {
    if (Object.keys(byField).length === 0) return;
    element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [element, byField]);
  useEffect(() => {
    const form = element.current;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      latest.current();
    };
    form?.addEventListener('keydown', press);
    return () => form?.removeEventListener('keydown', press);
  }, [element]);
};
