import { useEffect, useRef } from 'react';

/** True for a key that goes into a text or that something open takes: dialogs, lists. */
const isTaken = ({ target, ctrlKey, metaKey, altKey, defaultPrevented }: KeyboardEvent): boolean => {
  if (ctrlKey || metaKey || altKey || defaultPrevented) return true;
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.matches('input, textarea, select, [contenteditable]') ||
    target.closest('dialog, [role="dialog"], [role="listbox"], [role="menu"], [role="grid"]') !== null
  );
};

/** A key of the page that does something while nobody is typing; undefined: nothing for now. */
export const useKey = (key: string, run: (() => void) | undefined): void => {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== key || latest.current === undefined || isTaken(event)) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [key]);
};
