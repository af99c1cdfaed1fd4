import type { Tree } from '../syntax/tree.ts';
import type { FunctionValue, Running, Value } from '../values/value.ts';
import type { Run } from './run.ts';

/** The names that can be seen at a place of an expression, innermost first. */
export class Scope {
  readonly #values: ReadonlyMap<string, Value>;
  readonly #outer: Scope | undefined;

  constructor(values: ReadonlyMap<string, Value>, outer: Scope | undefined) {
    this.#values = values;
    this.#outer = outer;
  }

  /** The value of a name; undefined where nobody knows it. */
  find(name: string): Value | undefined {
    const value = this.#values.get(name);
    return value === undefined ? this.#outer?.find(name) : value;
  }

  /** The same with one more name. */
  with(name: string, value: Value): Scope {
    return new Scope(new Map([[name, value]]), this);
  }
}

/** A compiled piece of an expression. */
export type Code = (scope: Scope, run: Run) => Value;

/** What compiling a piece needs: the text, the functions that are built in, and the way to its parts. */
export interface Compiler {
  readonly compile: (tree: Tree) => Code;
  /** How a piece is written, cut short for a sentence. */
  readonly shown: (tree: Tree) => string;
  /** True when a piece names something, also within functions that it writes. */
  readonly mentions: (tree: Tree, name: string) => boolean;
  /** The evaluation behind what a function is given of it. */
  readonly runOf: (running: Running) => Run;
  readonly builtIn: ReadonlyMap<string, FunctionValue>;
}
