import { type IdentityOptions, identityOf } from '../../codes/index.ts';
import { type Evidence, evidenceCode, fieldCode, type WhatField } from '../roles.ts';
import { type JsonObject, leafOf, objectsOf, textOf, textsOf } from './json-shapes.ts';
import { expandName, type Names } from './names.ts';
import type { LiftedHold, PlacedHold, SerialSpan } from './trace-event.ts';

/** The namespace of the product's own extensions (docs/guide/epcis-extensions.md). */
const ownNamespace = 'urn:yuanliu:epcis:';

/** What an element of `yuanliu:evidence` or `yuanliu:runs` is about; each given member narrows it. */
export interface ThingChoice {
  readonly field?: WhatField;
  readonly index?: number;
  /** Canonical. */
  readonly uri?: string;
}

/** The product's own extensions of one event. */
export interface OwnExtensions {
  readonly evidence?: Evidence;
  readonly evidenceOf: readonly { readonly of: ThingChoice; readonly evidence: Evidence }[];
  /** Canonical URIs. */
  readonly vessels: ReadonlySet<string>;
  readonly runs: readonly { readonly of: ThingChoice; readonly span: SerialSpan }[];
  readonly toLot?: string;
  readonly holds: readonly PlacedHold[];
  readonly lifts: readonly LiftedHold[];
  readonly cleaning?: 'verified' | 'unverified';
}

const none: OwnExtensions = { evidenceOf: [], vessels: new Set(), runs: [], holds: [], lifts: [] };

/** Reads `yuanliu:…` at the top of an event; what is not of its shape is passed over (`eventIssues` names it). */
export const ownExtensionsOf = (
  event: JsonObject,
  names: Names,
  options: IdentityOptions = {},
): OwnExtensions => {
  const own = ownMembers(event, names);
  if (own.size === 0) return none;
  const evidence = evidenceOf(leafOf(own.get('evidence')));
  const cleaning = leafOf(own.get('cleaning'));
  const toLot = canonical(leafOf(own.get('toLot')), options);
  return {
    ...(evidence !== undefined && { evidence }),
    evidenceOf: elements(own.get('evidence'), names, (member) => {
      const found = evidenceOf(leafOf(member.get('evidence')));
      return found && { of: choiceOf(member, options), evidence: found };
    }),
    vessels: new Set(textsOf(own.get('vessels')).map((uri) => canonical(uri, options) ?? uri)),
    runs: elements(own.get('runs'), names, (member) => {
      const [low, high] = [leafOf(member.get('low')), leafOf(member.get('high'))];
      return low === undefined || high === undefined
        ? undefined
        : { of: choiceOf(member, options), span: { low, high } };
    }),
    ...(toLot !== undefined && { toLot }),
    holds: elements(own.get('hold'), names, holdOf),
    lifts: elements(own.get('lift'), names, holdOf),
    ...((cleaning === 'verified' || cleaning === 'unverified') && { cleaning }),
  };
};

/** The members of our namespace, by local name. */
export function ownMembers(object: JsonObject, names: Names): Map<string, unknown> {
  const members = new Map<string, unknown>();
  for (const key in object) {
    // Bare words are the standard's own; only a prefixed or full name can be ours.
    if (!key.includes(':')) continue;
    const name = expandName(key, names);
    if (name?.namespace === ownNamespace) members.set(name.local, object[key]);
  }
  return members;
}

function elements<T>(
  value: unknown,
  names: Names,
  read: (members: ReadonlyMap<string, unknown>) => T | undefined,
): T[] {
  return objectsOf(value)
    .map((object) => read(new Map([...Object.entries(object), ...ownMembers(object, names)])))
    .filter((element) => element !== undefined);
}

function choiceOf(members: ReadonlyMap<string, unknown>, options: IdentityOptions): ThingChoice {
  const field = leafOf(members.get('field'));
  const index = members.get('index');
  const uri = canonical(leafOf(members.get('epcClass')) ?? leafOf(members.get('epc')), options);
  return {
    ...(field !== undefined && isWhatField(field) && { field }),
    ...(typeof index === 'number' && { index }),
    ...(uri !== undefined && { uri }),
  };
}

function holdOf(members: ReadonlyMap<string, unknown>): PlacedHold | undefined {
  const id = textOf(members.get('id'));
  if (id === undefined || id === '') return undefined;
  const [reason, paper, person] = ['reason', 'paper', 'person'].map((name) => textOf(members.get(name)));
  return {
    id,
    ...(reason !== undefined && { reason }),
    ...(paper !== undefined && { paper }),
    ...(person !== undefined && { person }),
  };
}

const canonical = (uri: string | undefined, options: IdentityOptions): string | undefined => {
  if (uri === undefined) return undefined;
  const identity = identityOf(uri.trim(), options);
  return identity.ok ? identity.value.uri : uri.trim();
};

const isWhatField = (text: string): text is WhatField => Object.hasOwn(fieldCode, text);
const evidenceOf = (text: string | undefined): Evidence | undefined =>
  text !== undefined && Object.hasOwn(evidenceCode, text) ? (text as Evidence) : undefined;

/** True where an element of our lists speaks of this thing. */
export const chooses = (
  choice: ThingChoice,
  thing: { readonly field: WhatField; readonly index: number; readonly uri: string },
): boolean =>
  (choice.field === undefined || choice.field === thing.field) &&
  (choice.index === undefined || choice.index === thing.index) &&
  (choice.uri === undefined || choice.uri === thing.uri) &&
  (choice.index !== undefined || choice.uri !== undefined || choice.field !== undefined);
