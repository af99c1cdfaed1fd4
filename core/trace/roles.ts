/**
 * The small numbers of the ledger's tables (server/migrations/0008_trace.sql) and their names. A number is never
 * given to another meaning: rows live as long as the enterprise.
 */

/** EPCIS action (EPCIS 2.0, 7.3.2). */
export const actionCode = { ADD: 1, OBSERVE: 2, DELETE: 3 } as const;
/** What an event does with a thing. */
export type Action = keyof typeof actionCode;

/** How an event names a unit; `member` ties an item or run to its lot. */
export const roleCode = { input: 1, output: 2, parent: 3, child: 4, member: 5, observed: 6 } as const;
/** The part that a unit has in an event. */
export type Role = keyof typeof roleCode;

/** The field of an EPCIS event in which a unit was written. */
export const fieldCode = {
  epcList: 1,
  quantityList: 2,
  parentID: 3,
  childEPCs: 4,
  childQuantityList: 5,
  inputEPCList: 6,
  inputQuantityList: 7,
  outputEPCList: 8,
  outputQuantityList: 9,
} as const;
/** A what-field of an EPCIS event. */
export type WhatField = keyof typeof fieldCode;

/** How a connection is known: read by a device, deduced from a container, by recipe share, or booked by a system. */
export const evidenceCode = { scanned: 1, inferred: 2, prorated: 3, posted: 4 } as const;
/** How a connection is known. */
export type Evidence = keyof typeof evidenceCode;

/** What a line of `event_references` is. */
export const referenceCode = { transaction: 1, source: 2, destination: 3 } as const;
/** A business document, or the party or place at either end of a transfer. */
export type Reference = keyof typeof referenceCode;

/** What a unit is. */
export const unitKinds = [
  'class',
  'lot',
  'run',
  'item',
  'logistic',
  'asset',
  'fill',
  'location',
  'other',
] as const;
/** What a unit is. */
export type UnitKind = (typeof unitKinds)[number];
