import type { Text } from '../platform/index.ts';

/** A sentence about a stretch of an expression; `from` and `to` count UTF-16 code units. */
export interface Note {
  readonly from: number;
  readonly to: number;
  readonly text: Text;
}
