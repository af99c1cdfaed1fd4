import type { Evidence, Role, TraceEvent, WhatField } from '@yuanliu/core/trace';

/**
 * The place of an event in the order of the world, which has nothing to do with the order of arrival: by time, then
 * place in its document, then hash, then eventID.
 */
export interface EventKey {
  /** UTC with six digits of a second, so that text order is time order. */
  readonly time: string;
  readonly position: number;
  /** 64 hex digits. */
  readonly hash: string;
  readonly eventId: string;
}

/** Below, at or above zero as the first key stands before, at or behind the second. */
export const compareKeys = (a: EventKey, b: EventKey): number =>
  compareTexts(a.time, b.time) ||
  a.position - b.position ||
  compareTexts(a.hash, b.hash) ||
  compareTexts(a.eventId, b.eventId);

const compareTexts = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** A line of `incidences` as it was written. */
export interface RecordedIncidence {
  readonly role: Role;
  readonly field: WhatField;
  readonly position: number;
  readonly unitNr: number;
  /** The canonical URI of the unit: for serials in a row that of the run, not of the class beside it. */
  readonly unitUri: string;
  /** A decimal; absent for a single thing. */
  readonly quantity?: string;
  readonly uom?: string;
  readonly evidence: Evidence;
  readonly isVessel: boolean;
  /** The lot, where the role is `member`. */
  readonly peerNr?: number;
}

/** An event that has just been written, with all that projections need and did not know before. */
export interface RecordedEvent {
  readonly nr: number;
  readonly event: TraceEvent;
  readonly key: EventKey;
  /** The node of the graph: the event's own number, or that of its transformationID. */
  readonly flowNr: number;
  readonly incidences: readonly RecordedIncidence[];
  readonly recordTime: Date;
  readonly recordedBy: string | null;
  readonly departmentId: string | null;
  /** It is an error declaration and asserts nothing itself. */
  readonly isDeclaration: boolean;
  /** The event that was here already and is declared wrong by this one. */
  readonly voids?: number;
  /** The declaration that was here before, or comes with, the event that it declares wrong: this one asserts nothing. */
  readonly voidedBy?: number;
}
