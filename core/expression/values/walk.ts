import { EvaluationStop } from './stop.ts';

/** Counts work against a budget. */
export type Count = (steps: number) => void;

/** For whoever has no budget: a walk ends by itself. */
export const uncounted: Count = () => {};

/**
 * One way through a value and all that lies in it. Values share parts, so that a small one can be an endless tree:
 * `{a: [1, 1], b: [a, a], c: [b, b]}`; a walk is given up after so many values and so many floors.
 */
export class Walk {
  readonly #count: Count;
  #left = 500_000;
  #depth = 0;

  constructor(count: Count = uncounted) {
    this.#count = count;
  }

  /** Goes one floor down, into `size` things, and comes back with what `look` found. */
  into<T>(size: number, look: () => T): T {
    this.#count(1 + (size >> 2));
    this.#left -= 1 + size;
    if (this.#left < 0) throw new EvaluationStop('steps');
    this.#depth += 1;
    if (this.#depth > 200) throw new EvaluationStop('depth');
    const found = look();
    this.#depth -= 1;
    return found;
  }
}
