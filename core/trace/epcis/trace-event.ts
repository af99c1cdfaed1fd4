import type { Identity } from '../../codes/index.ts';
import type { Action, Evidence, WhatField } from '../roles.ts';
import type { EventIssue } from './rules/event-issue.ts';

/** Serials that stand beside a quantity element: all from `low` to `high`, both included, of the same width. */
export interface SerialSpan {
  readonly low: string;
  readonly high: string;
}

/** One thing that an event names in one of its what-fields. */
export interface Thing {
  readonly field: WhatField;
  /** Its place in that field, counted from 0; 0 for `parentID`. */
  readonly index: number;
  /** The canonical URI. */
  readonly uri: string;
  /** The URI letter for letter as the event has it. */
  readonly asWritten: string;
  /** A decimal as text, e.g. `12.50`; absent for a single thing and where the element states none. */
  readonly quantity?: string;
  /** UN/ECE Recommendation 20 code; absent means pieces. */
  readonly uom?: string;
  /** A URI that cannot be read as what it claims to be is of level `other`, with the fault as its `doubt`. */
  readonly identity: Identity;
  /** How it is known that the thing took part; absent means scanned. The event's own statement is already applied. */
  readonly evidence?: Evidence;
  /** True where the thing is a vessel and what it holds at that moment is meant (`yuanliu:vessels`). */
  readonly vessel?: boolean;
  /** The serials that the quantity element consists of (`yuanliu:runs`). */
  readonly run?: SerialSpan;
  /** The lot that an item belongs to: by its own URI, by `yuanliu:toLot`, or by the lot number in the event's ilmd. */
  readonly lotUri?: string;
}

/** A business document that the event refers to. */
export interface TransactionReference {
  /** Canonical web URI of a CBV type, or the sender's own URI. */
  readonly type?: string;
  /** Canonical URI. */
  readonly id: string;
}

/** A party or place at either end of a transfer. */
export interface Endpoint {
  /** Canonical web URI of a CBV type, or the sender's own URI. */
  readonly type: string;
  /** Canonical URI. */
  readonly id: string;
}

/** The event declares that an earlier event with the same eventID is wrong (EPCIS 2.0, 7.4.1.2). */
export interface ErrorDeclaration {
  /** UTC, as `TraceEvent.time`. */
  readonly time: string;
  /** Canonical web URI of a CBV reason, or the sender's own URI. */
  readonly reason?: string;
  readonly correctiveIds: readonly string[];
}

/** A hold placed on all things of the event (`yuanliu:hold`). */
export interface PlacedHold {
  readonly id: string;
  readonly reason?: string;
  readonly paper?: string;
  readonly person?: string;
}

/** A hold lifted from all things of the event (`yuanliu:lift`). */
export interface LiftedHold {
  readonly id: string;
  readonly reason?: string;
  readonly person?: string;
}

/**
 * One value that a query may ask for by name. `path` comes from `searchPathOf`. A container has a row without a
 * value, so that EXISTS finds it. A measured value is in the base unit of its dimension, and `path` names that unit.
 */
export interface SearchField {
  readonly path: string;
  readonly text?: string;
  /** A decimal as text. */
  readonly number?: string;
  /** UTC, as `TraceEvent.time`. */
  readonly time?: string;
}

/** The five event types of EPCIS 2.0. */
export const standardEventTypes = [
  'ObjectEvent',
  'AggregationEvent',
  'TransactionEvent',
  'TransformationEvent',
  'AssociationEvent',
] as const;
/** An event type of EPCIS 2.0. */
export type StandardEventType = (typeof standardEventTypes)[number];

/** An EPCIS 2.0 event as the whole kernel uses it: names expanded, values in their one canonical form. */
export interface TraceEvent {
  /** A standard type by its bare name, an extension type by its URI. */
  readonly type: string;
  /** As given; the ledger mints one where it is absent. */
  readonly eventId?: string;
  /** UTC, always with six digits of a second, so that text order is time order: `2026-03-04T10:00:30.125000Z`. */
  readonly time: string;
  /** As given, `+08:00`. */
  readonly zoneOffset: string;
  readonly action?: Action;
  /** Canonical web URI of a CBV step, or the sender's own URI. */
  readonly bizStep?: string;
  /** Canonical web URI of a CBV disposition, or the sender's own URI. */
  readonly disposition?: string;
  readonly persistentDisposition?: { readonly set: readonly string[]; readonly unset: readonly string[] };
  /** Canonical URI. */
  readonly readPoint?: string;
  /** Canonical URI. */
  readonly bizLocation?: string;
  readonly transformationId?: string;
  /** In the order of the fields in `fieldCode`, and in each as written. */
  readonly things: readonly Thing[];
  readonly transactions: readonly TransactionReference[];
  readonly sources: readonly Endpoint[];
  readonly destinations: readonly Endpoint[];
  /** Present: this event is an error declaration. */
  readonly declaration?: ErrorDeclaration;
  readonly certification: readonly string[];
  readonly searchable: readonly SearchField[];
  readonly holds?: readonly PlacedHold[];
  readonly lifts?: readonly LiftedHold[];
  /** What is strange about it beside the things and places that it names, whose identities are doubted by themselves. */
  readonly doubts?: readonly EventIssue[];
  /** Of the vessels that the event names (`yuanliu:cleaning`). Only a verified cleaning ends a fill. */
  readonly cleaning?: 'verified' | 'unverified';
}
