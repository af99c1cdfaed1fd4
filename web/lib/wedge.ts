/**
 * A wedge scanner is a keyboard that types a whole code in a fraction of a second and ends with Enter or Tab.
 * Measured on common models a key takes 1–25 ms; a fast typist stays above 60 ms.
 */
const slowestKeyMilliseconds = 40;
const shortestCode = 6;

/** What a detector has seen so far. */
export interface WedgeState {
  readonly typed: string;
  /** When the last key came, in milliseconds of any steady clock. */
  readonly at: number;
}

/** Nothing seen. */
export const noKeys: WedgeState = { typed: '', at: Number.NEGATIVE_INFINITY };

/** GS, which separates the parts of a GS1 code. */
export const groupSeparator = '\u001d';

/** What the browser reports of a key. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The key as a scanner means it: GS comes as Ctrl and ]. Undefined for every other shortcut. */
export const keyOf = ({ key, ctrlKey, metaKey, altKey }: PressedKey): string | undefined => {
  if (metaKey || altKey) return undefined;
  if (!ctrlKey || key === 'Control') return key;
  return key === ']' ? groupSeparator : undefined;
};

/** A key as the browser reports it. */
export interface KeyStroke {
  readonly key: string;
  readonly at: number;
}

/** The next state, and the code when this key completed one. */
export const nextKey = (state: WedgeState, { key, at }: KeyStroke): { state: WedgeState; code?: string } => {
  const isFast = at - state.at <= slowestKeyMilliseconds;
  if (key === 'Enter' || key === 'Tab') {
    const isCode = isFast && state.typed.length >= shortestCode;
    return isCode ? { state: noKeys, code: state.typed } : { state: noKeys };
  }
  // Shift, Control and the like come between the letters of a scan without being part of it.
  if (key.length !== 1) return { state: isFast ? { ...state, at } : noKeys };
  return { state: { typed: isFast ? state.typed + key : key, at } };
};
