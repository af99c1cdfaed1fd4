import type { Text } from '@yuanliu/core/platform';
import type { Action, Evidence, Role, UnitKind, WhatField } from '@yuanliu/core/trace';
import type { SortKey } from './event-key.ts';
import type { Bond } from './unit-state.ts';

/** What an event says beside its what-fields, its columns and its parties; kinds as in `event_marks`. */
export interface EventMark {
  readonly kind: 'hold' | 'lift' | 'cleaning' | 'set' | 'unset' | 'doubt';
  /** The hold, the disposition, or the JSON Pointer of a doubtful field. */
  readonly name: string;
  readonly reason?: string;
  readonly paper?: string;
  readonly person?: string;
  /** What is doubtful. */
  readonly doubt?: Text;
}

/** An event as the folds use it: the same facts whether it has just arrived or was read from the ledger. */
export interface EventFacts {
  readonly nr: number;
  readonly key: SortKey;
  /** UTC with six digits of a second. */
  readonly time: string;
  readonly recordTime: string;
  readonly hash: string;
  readonly type: string;
  readonly action?: Action;
  readonly bizStep?: string;
  readonly disposition?: string;
  readonly readPoint?: string;
  readonly bizLocation?: string;
  readonly flowNr: number;
  readonly sources: readonly PartyOrPlace[];
  readonly destinations: readonly PartyOrPlace[];
  readonly marks: readonly EventMark[];
  /** The container or asset that children are put into or taken out of. */
  readonly parentNr?: number;
  /** The parent is emptied: DELETE that names no child. */
  readonly isEmptying: boolean;
  /** The first thing that it names; what concerns the whole event is said of this unit. */
  readonly leadNr?: number;
}

/** A source or destination: canonical URIs of type and value. */
export interface PartyOrPlace {
  readonly type: string;
  readonly id: string;
}

/** One of the parts that a unit has in an event. */
export interface Part {
  readonly role: Role;
  readonly field: WhatField;
  readonly position: number;
  /** In the base unit of its dimension; absent for a single thing and where none was stated. */
  readonly quantity?: string;
  readonly uom?: string;
  readonly evidence: Evidence;
  readonly isVessel: boolean;
  /** Of a member: its lot. */
  readonly peerNr?: number;
}

/** What one event says of one unit. A container that was emptied is said so to what was in it, without a part. */
export interface Step {
  readonly event: EventFacts;
  readonly parts: readonly Part[];
}

/** Whether the step takes its unit, a single thing, out of a container that it names. */
export const isTakenOut = ({ event, parts }: Step): boolean =>
  event.action === 'DELETE' &&
  event.parentNr !== undefined &&
  parts.some((part) => part.role === 'child' && !isCounted(part));

/** What never changes about a unit. */
export interface UnitFacts {
  readonly nr: number;
  readonly uri: string;
  readonly kind: UnitKind;
  readonly classNr?: number;
  /** Serials that count: where they count, and from where to where. */
  readonly space?: string;
  readonly low?: number;
  readonly high?: number;
}

/** Whether an event packs or fits. */
export const bondOf = ({ type }: EventFacts): Bond => (type === 'AssociationEvent' ? 'fitted' : 'packed');

const quantityFields: ReadonlySet<WhatField> = new Set([
  'quantityList',
  'childQuantityList',
  'inputQuantityList',
  'outputQuantityList',
]);

/** Whether the part names a quantity, as against one single thing. */
export const isCounted = ({ field }: Part): boolean => quantityFields.has(field);

const order: Readonly<Record<Role, number>> = {
  member: 0,
  input: 1,
  child: 2,
  parent: 3,
  observed: 4,
  output: 5,
};

/** Parts in the order in which one event takes effect on one unit: what goes in goes before what comes out. */
export const orderedParts = (parts: readonly Part[]): readonly Part[] =>
  parts.length < 2
    ? parts
    : parts.toSorted(
        (a, b) => order[a.role] - order[b.role] || a.field.localeCompare(b.field) || a.position - b.position,
      );
