import type { Tree } from '../syntax/tree.ts';
import type { Value } from '../values/value.ts';
import type { Piece } from './fragment.ts';

/** What compiling a part to SQL needs. */
export interface SqlCompiler {
  /** The SQL of a part. */
  readonly compile: (tree: Tree) => Piece;
  /** The SQL of a condition of which only the truth matters: null may stand for false. */
  readonly condition: (tree: Tree) => Piece;
  /** The value of a part that speaks of no column; undefined where it does. */
  readonly known: (tree: Tree) => Value | undefined;
}
