import type { Text } from '../../platform/index.ts';
import type { Note } from '../note.ts';
import { EvaluationStop } from '../values/stop.ts';
import type { Running, Value } from '../values/value.ts';

/** What an evaluation may use up. */
export interface Limits {
  /** Operations, items looked at, and every 64 characters written. */
  readonly steps: number;
  /** Items of one list. */
  readonly list: number;
  /** UTF-16 code units of one text. */
  readonly text: number;
}

export const defaultLimits: Limits = { steps: 100_000, list: 10_000, text: 200_000 };

/** How many floors of functions that call one another; the stack of the host carries several times that. */
const maxFloors = 1_000;
const maxNotes = 20;

/** One evaluation under way: its budget, its clock, and what it has to say. */
export class Run implements Running {
  readonly notes: Note[] = [];
  readonly now: bigint;
  readonly zone: string;
  /** What is being called, for notes of functions. */
  at: { readonly from: number; readonly to: number } = { from: 0, to: 0 };
  readonly #limits: Limits;
  #steps = 0;
  #floors = 0;

  constructor(at: { readonly now: Date; readonly zone: string }, limits: Limits) {
    this.now = BigInt(at.now.getTime()) * 1_000_000n;
    this.zone = at.zone;
    this.#limits = limits;
  }

  /** What was used up so far. */
  get steps(): number {
    return this.#steps;
  }

  readonly step = (count: number): void => {
    this.#steps += count;
    if (this.#steps > this.#limits.steps) throw new EvaluationStop('steps');
  };

  readonly list = (items: readonly Value[]): readonly Value[] => {
    if (items.length > this.#limits.list) throw new EvaluationStop('list');
    this.step(items.length >> 2);
    return items;
  };

  readonly text = (text: string): string => {
    if (text.length > this.#limits.text) throw new EvaluationStop('text');
    this.step(text.length >> 6);
    return text;
  };

  readonly refuse = (text: Text): null => this.note(this.at, text);

  readonly nested = (height: number, body: () => Value): Value => {
    this.#floors += height;
    if (this.#floors > maxFloors) throw new EvaluationStop('depth');
    const value = body();
    this.#floors -= height;
    return value;
  };

  /** Says why a stretch of the expression gives null, once, and gives it. */
  note({ from, to }: { readonly from: number; readonly to: number }, text: Text): null {
    const isKnown = this.notes.some(
      (note) => note.from === from && note.to === to && note.text.zh === text.zh,
    );
    if (!isKnown && this.notes.length < maxNotes) this.notes.push({ from, to, text });
    return null;
  }
}
