import { type RefObject, useEffect, useRef } from 'react';

/**
 * Opens a <dialog> above everything for as long as its component lives. The browser keeps the focus inside and
 * gives it back afterwards; Escape and a press beside the dialog call `onClose`.
 */
export const useModal = (onClose: () => void): RefObject<HTMLDialogElement | null> => {
  const dialog = useRef<HTMLDialogElement>(null);
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  });
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return undefined;
    const cancel = (event: Event) => {
      event.preventDefault();
      latest.current();
    };
    // Only a press that also began on the backdrop: a selection dragged out of a field must not close it.
    const press = (event: PointerEvent) => {
      if (event.target === element) latest.current();
    };
    element.addEventListener('cancel', cancel);
    element.addEventListener('pointerdown', press);
    element.showModal();
    return () => {
      element.removeEventListener('cancel', cancel);
      element.removeEventListener('pointerdown', press);
      element.close();
    };
  }, []);
  return dialog;
};
