import { useEffect, useRef } from 'react';
import { groupSeparator, keyOf, nextKey, noKeys } from './wedge.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/**
 * Hears a wedge scanner anywhere on the desk. Inside a text field the scan is left to the field, unless the field
 * says otherwise with `data-scan="open"`.
 */
export const useWedge = (onCode: (code: string) => void): void => {
  const latest = useRef(onCode);
  useEffect(() => {
    latest.current = onCode;
  });
  useEffect(() => {
    let state = noKeys;
    const listen = (event: KeyboardEvent) => {
      const key = keyOf(event);
      if (key === undefined) return;
      const step = nextKey(state, { key, at: event.timeStamp });
      state = step.state;
      // Some browsers take Ctrl and ] for "forward", which must not happen in the middle of a scan.
      if (key === groupSeparator && state.typed !== key) event.preventDefault();
      if (step.code === undefined) return;
      const { target } = event;
      const isOpen = target instanceof HTMLElement && target.dataset['scan'] === 'open';
      if (isTyping(target) && !isOpen) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(step.code);
    };
    // Caught on the way down, so that the closing Enter does not press the button that has the focus.
    addEventListener('keydown', listen, { capture: true });
    return () => removeEventListener('keydown', listen, { capture: true });
  }, []);
};
