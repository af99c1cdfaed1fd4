import type { JsonValue } from '@yuanliu/core/platform';
import type { TraceEvent } from '@yuanliu/core/trace';
import type { Ctx, Tx } from '../../platform/index.ts';
import type { EventLine } from './event-content.ts';

/** An event that passed all checks and asks to be recorded. */
export interface IncomingEvent {
  readonly event: TraceEvent;
  /** SHA-256 of the event's CBV pre-hash as 64 lower-case hex digits, taken over `document`. */
  readonly hash: string;
  /** The event as it came, letter for letter: one JSON object. */
  readonly document: string;
  /** The JSON-LD context by which the names in `document` are read. */
  readonly context: JsonValue;
  /** Where it stood in its document, from 0; orders events of the same moment. */
  readonly position: number;
  /** Extension fields that the hash leaves out, as `{namespace}local`: `DocumentParts.ignored`. */
  readonly ignored?: ReadonlySet<string>;
}

/** What is recorded together, and on whose account. */
export interface Recordable {
  readonly events: readonly IncomingEvent[];
  /** The capture that brought them in. */
  readonly captureId?: string;
  /**
   * `strict`: a broken integrity rule refuses the batch (steps of ours that are online). `fact`: it becomes an
   * anomaly, for what has happened already must never be lost.
   */
  readonly mode: 'strict' | 'fact';
  /** Whose rows the events become; the actor and nobody's department when absent. */
  readonly owner?: { readonly userId: string | null; readonly departmentId: string | null };
}

/** What became of one event of a batch, in the order of the batch. */
export interface Recording {
  /** Place in the batch, from 0. */
  readonly index: number;
  /** As given, or as minted. */
  readonly eventId: string;
  /** Number of the event in the ledger: the new one, or the one that was there before. */
  readonly nr: number;
  /**
   * `duplicate`: the same event is here already and nothing was changed. `conflict`: another event has this eventID;
   * nothing of this one was kept.
   */
  readonly outcome: 'recorded' | 'duplicate' | 'conflict';
  /** The row that was written, where it was. */
  readonly line?: EventLine;
}

/**
 * Records events in the caller's transaction. Few statements whatever the size of the batch; whatever order callers
 * come in, each event is kept once. In strict mode throws a Problem where an integrity rule is broken; a conflict is
 * told and thrown by nobody, since only the caller knows whether it spoils the whole.
 */
export type RecordEvents = (
  tx: Tx,
  batch: Recordable,
  witness: Pick<Ctx, 'actor' | 'clock'>,
) => Promise<Recording[]>;
