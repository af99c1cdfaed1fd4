import { identityOf } from '@yuanliu/core/codes';
import { storableText } from '../../platform/index.ts';
import {
  canonicalDecimal,
  type Evidence,
  type Role,
  type Thing,
  type TraceEvent,
  type WhatField,
} from '@yuanliu/core/trace';

import { type PlannedUnit, runLength, unitBehind, unitOf, unitOfThing } from './planned-units.ts';

/** A line of `incidences` before units and events have their numbers. */
export interface PlannedIncidence {
  readonly role: Role;
  readonly field: WhatField;
  readonly position: number;
  readonly unitUri: string;
  readonly quantity?: string;
  readonly uom?: string;
  readonly evidence: Evidence;
  readonly isVessel: boolean;
  /** The lot, where the role is `member`. */
  readonly peerUri?: string;
}

/** What one event writes into the graph. */
export interface Plan {
  readonly incidences: readonly PlannedIncidence[];
  /** Every unit that the incidences and units speak of, classes and lots among them; each URI once. */
  readonly units: readonly PlannedUnit[];
}

const rolesOfFields: Partial<Readonly<Record<WhatField, Role>>> = {
  parentID: 'parent',
  childEPCs: 'child',
  childQuantityList: 'child',
  inputEPCList: 'input',
  inputQuantityList: 'input',
  outputEPCList: 'output',
  outputQuantityList: 'output',
};

/** A thing of an object event is made, ended or only seen. */
const rolesOfActions = { ADD: 'output', DELETE: 'input', OBSERVE: 'observed' } as const;

/**
 * What the event does with a thing. A transaction only ties things to documents, so all of its things are observed;
 * events of foreign types are read by the fields that they use.
 */
const roleOf = ({ type, action }: TraceEvent, field: WhatField): Role =>
  type === 'TransactionEvent' ? 'observed' : (rolesOfFields[field] ?? rolesOfActions[action ?? 'OBSERVE']);

/** The incidence rows of an event and the units that they name. Pure; the same event gives the same plan. */
export const planOf = (event: TraceEvent): Plan => {
  const units = new Map<string, PlannedUnit>();
  const note = (unit: PlannedUnit): void => {
    const known = units.get(unit.uri);
    // A lot that a member only mentioned gives way to the lot as it names itself.
    if (known === undefined || (known.epcUrn === undefined && unit.epcUrn !== undefined))
      units.set(unit.uri, unit);
  };
  const incidences = event.things.flatMap((thing) => {
    const unit = unitOfThing(thing);
    const lotUri = lotOf(thing, unit);
    const classUri = unit.classUri;
    note(unit);
    // Thousands of items name one class and one lot.
    if (classUri !== undefined && !units.has(classUri)) note(unitBehind(classUri, 'class'));
    if (lotUri !== undefined && !units.has(lotUri))
      for (const each of unitsOfLot(lotUri, classUri)) note(each);
    return linesOf({ thing, unit, lotUri, role: roleOf(event, thing.field) });
  });
  return { incidences, units: [...units.values()] };
};

/**
 * A lot that a member names, with the product in its URI where there is one: the same whichever event names it first, so
 * nothing of the member goes into it.
 */
const unitsOfLot = (lotUri: string, memberClass: string | undefined): PlannedUnit[] => {
  if (memberClass !== undefined && lotUri.startsWith(`${memberClass}/`))
    return [unitBehind(lotUri, 'lot', { classUri: memberClass })];
  const identity = identityOf(lotUri);
  if (!identity.ok) return [unitBehind(lotUri, 'lot')];
  const { classUri } = identity.value;
  return [...(classUri === undefined ? [] : [unitBehind(classUri, 'class')]), unitOf(identity.value)];
};

/** The lot of an item or run, where this event states it; for serials in a row also the lot that they stand beside. */
const lotOf = (thing: Thing, { kind, uri }: PlannedUnit): string | undefined => {
  if (kind !== 'item' && kind !== 'run') return undefined;
  const lotUri = thing.lotUri ?? thing.identity.lotUri;
  if (lotUri !== undefined) return lotUri === uri ? undefined : lotUri;
  return kind === 'run' && thing.identity.level === 'lot' ? thing.identity.uri : undefined;
};

interface Line {
  readonly thing: Thing;
  readonly unit: PlannedUnit;
  readonly lotUri: string | undefined;
  readonly role: Role;
}

const linesOf = ({ thing, unit, lotUri, role }: Line): PlannedIncidence[] => {
  const written = thing.quantity ?? (unit.kind === 'run' ? String(runLength(unit)) : undefined);
  const line: PlannedIncidence = {
    role,
    field: thing.field,
    position: thing.index,
    unitUri: unit.uri,
    ...(written !== undefined && { quantity: canonicalDecimal(written) }),
    ...(thing.uom !== undefined && { uom: storableText(thing.uom) }),
    evidence: thing.evidence ?? 'scanned',
    isVessel: thing.vessel ?? false,
  };
  return lotUri === undefined
    ? [line]
    : [line, { ...line, role: 'member', isVessel: false, peerUri: storableText(lotUri) }];
};
