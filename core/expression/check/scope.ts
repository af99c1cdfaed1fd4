import type { Text } from '../../platform/index.ts';
import type { Note } from '../note.ts';
import type { Tree } from '../syntax/tree.ts';
import type { Type } from '../types/type.ts';

/** A type, and the field of the surroundings that the value comes from, as `明细.单价`. */
export interface Typed {
  readonly type: Type;
  readonly path?: string | undefined;
  /** A name that the expression itself gave it: the variable of a loop, `item`. */
  readonly isAlias?: true;
}

/** Where a name of the surroundings stands in the text; of a field behind a dot, from the end of what it is of. */
export interface Occurrence {
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly isBehindDot: boolean;
  /** It goes by a name that the expression itself gave it. */
  readonly isAlias: boolean;
}

/** What a check has found so far, and the names that can be seen. */
export class Scope {
  readonly #names: ReadonlyMap<string, Typed>;
  readonly #outer: Scope | undefined;
  readonly #found: { readonly problems: Note[]; readonly occurrences: Occurrence[] };

  constructor(names: ReadonlyMap<string, Typed>, outer?: Scope) {
    this.#names = names;
    this.#outer = outer;
    this.#found = outer === undefined ? { problems: [], occurrences: [] } : outer.#found;
  }

  get problems(): readonly Note[] {
    return this.#found.problems;
  }

  get uses(): readonly string[] {
    return [...new Set(this.#found.occurrences.map(({ path }) => path))];
  }

  get occurrences(): readonly Occurrence[] {
    return this.#found.occurrences;
  }

  find(name: string): Typed | undefined {
    return this.#names.get(name) ?? this.#outer?.find(name);
  }

  /** The same with more names. */
  with(names: Iterable<readonly [string, Typed]>): Scope {
    return new Scope(new Map(names), this);
  }

  /** Every name that can be seen. */
  *names(): Generator<string> {
    yield* this.#names.keys();
    if (this.#outer !== undefined) yield* this.#outer.names();
  }

  use(path: string | undefined, at: Omit<Occurrence, 'path'>): void {
    if (path !== undefined) this.#found.occurrences.push({ path, ...at });
  }

  /** True when so much is wrong that nothing more need be found out about it. */
  get isFull(): boolean {
    return this.#found.problems.length >= 20;
  }

  report({ from, to }: Pick<Tree, 'from' | 'to'>, text: Text): void {
    if (this.#found.problems.length < 20) this.#found.problems.push({ from, to, text });
  }
}

/** Finds the type of a piece; handed in, since pieces hold one another. */
export type Infer = (tree: Tree, scope: Scope) => Typed;
