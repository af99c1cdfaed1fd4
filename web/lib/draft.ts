import { type RefObject, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { PersonContext } from './person.ts';
import { readStored, writeStored } from './stored.ts';

const prefix = 'yuanliu.draft.';
const writePauseMilliseconds = 300;

/** A draft: its value, whether it came back from an earlier visit, and what changes and ends it. */
export interface Draft<T> {
  readonly value: T;
  readonly change: (next: T) => void;
  /** True when the value was found in storage rather than given by the caller. */
  readonly isRestored: boolean;
  /** Forgets the stored value and goes on with this one, which has been saved. */
  readonly settle: (saved: T) => void;
  /** Forgets the stored value and starts again from `initial`. */
  readonly discard: () => void;
}

/**
 * Keeps what is being typed on this device until it is saved, so that a reload, a lost connection or an expired
 * session loses nothing. `name` is that of the form and the row; `read` judges what comes back from storage, since an
 * older version of the page may have written it, and answers undefined to refuse it. Never for passwords.
 */
export const useDraft = <T>(name: string, initial: T, read: (stored: unknown) => T | undefined): Draft<T> => {
  // Several people may work at one device, one after the other.
  const key = `${useContext(PersonContext)?.id ?? ''}.${name}`;
  const [state, setState] = useState(() => {
    const restored = readDraft(key, read);
    return { value: restored ?? initial, isRestored: restored !== undefined };
  });
  const pending = useRef<(() => void) | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const storedAs = useStoredAs(key);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    pending.current?.();
    pending.current = undefined;
  }, []);

  useEffect(() => {
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  const change = (value: T): void => {
    setState({ value, isRestored: state.isRestored });
    pending.current = () => writeStored(storedAs.current, JSON.stringify(value));
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, writePauseMilliseconds);
  };
  const settle = (value: T): void => {
    clearTimeout(timer.current);
    pending.current = undefined;
    writeStored(storedAs.current, undefined);
    setState({ value, isRestored: false });
  };
  return { ...state, change, settle, discard: () => settle(initial) };
};

/** A key that changes while one types (the row has a new version) takes the draft along. */
const useStoredAs = (key: string): RefObject<string> => {
  const storedAs = useRef(prefix + key);
  useEffect(() => {
    const before = storedAs.current;
    if (before === prefix + key) return;
    storedAs.current = prefix + key;
    writeStored(storedAs.current, readStored(before));
    writeStored(before, undefined);
  }, [key]);
  return storedAs;
};

const readDraft = <T>(key: string, read: (stored: unknown) => T | undefined): T | undefined => {
  const stored = readStored(prefix + key);
  if (stored === undefined) return undefined;
  try {
    return read(JSON.parse(stored));
  } catch {
    return undefined;
  }
};
