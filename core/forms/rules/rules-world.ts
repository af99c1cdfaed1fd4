import type { JsonValue } from '../../platform/index.ts';
import type { ActingWorld } from '../definition/world-values.ts';
import type { Target } from '../field-types/reader.ts';

/** Values of fields by their keys, as JSON. */
export type RecordValues = Readonly<Record<string, JsonValue>>;

/** What rules see besides the record itself. The same on the server and, as far as it has been fetched, in the browser. */
export interface RulesWorld extends ActingWorld {
  /**
   * What an id points at: of a record its readable fields in their one spelling and its `title`; of a person `name` and
   * `department`; of a department its `name`. Undefined where it is unknown or out of reach.
   */
  readonly related: (target: Target, id: string) => RecordValues | undefined;
  /** What the server makes by other means: roll-ups, and serial numbers once they are taken. */
  readonly known?: RecordValues;
}

/** A record as it comes in. */
export interface RecordInput {
  /** What was sent. A field that is left out keeps its value or, in a new record, takes its default. */
  readonly values: RecordValues;
  /** The record as it stands, when it is changed; absent for a new one. */
  readonly before?: RecordValues;
}
