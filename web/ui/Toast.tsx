import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect } from 'react';
import { createStore, useStore } from '../lib/store.ts';
import { useText } from '../lib/text.ts';
import { uiTexts } from './ui-texts.ts';

/** What a toast says, and what takes it back. */
export interface Toast {
  readonly text: string;
  /** `done` by default. */
  readonly kind?: 'done' | 'failed';
  /** Shown as a button; the toast stays long enough to be reached. */
  readonly undo?: () => void;
  /** The word on that button where it is not 撤销. */
  readonly undoText?: string;
}

interface Shown extends Toast {
  readonly id: number;
}

const toasts = createStore<readonly Shown[]>([]);
let lastId = 0;

/** Says that something was done, at the lower edge; with `undo` it can be taken back for ten seconds. */
export const showToast = (toast: Toast): void => {
  lastId += 1;
  toasts.set([...toasts.get().slice(-2), { ...toast, id: lastId }]);
};

const remove = (id: number): void => toasts.set(toasts.get().filter((toast) => toast.id !== id));

const ToastLine = ({ toast }: { readonly toast: Shown }) => {
  const t = useText();
  useEffect(() => {
    const timer = setTimeout(() => remove(toast.id), toast.undo === undefined ? 5000 : 10_000);
    return () => clearTimeout(timer);
  }, [toast]);
  const failed = toast.kind === 'failed';
  return (
    <div className={failed ? 'toast toast-failed' : 'toast'}>
      {failed ? <CircleAlert size={16} /> : <CircleCheck size={16} />}
      <span className="toast-text">{toast.text}</span>
      {toast.undo !== undefined && (
        <button
          type="button"
          className="toast-undo"
          onClick={() => {
            toast.undo?.();
            remove(toast.id);
          }}
        >
          {toast.undoText ?? t(uiTexts.undo)}
        </button>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={t(uiTexts.close)}
        onClick={() => remove(toast.id)}
      >
        <X size={14} />
      </button>
    </div>
  );
};

/** Where toasts appear; stands once in the desk. */
export const ToastPlace = () => (
  <output className="toasts">
    {useStore(toasts).map((toast) => (
      <ToastLine key={toast.id} toast={toast} />
    ))}
  </output>
);
