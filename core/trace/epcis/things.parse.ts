import { type Identity, type IdentityOptions, identityOf, identityOfElements } from '../../codes/index.ts';
import { fieldCode, type WhatField } from '../roles.ts';
import { type JsonObject, leafOf, listOf, objectsOf, isObject } from './json-shapes.ts';
import { expandName, type Names, searchName } from './names.ts';
import { chooses, type OwnExtensions } from './own-extensions.parse.ts';
import { decimalOf } from './search-path.ts';
import type { Thing } from './trace-event.ts';

const quantityFields: ReadonlySet<string> = new Set<WhatField>([
  'quantityList',
  'childQuantityList',
  'inputQuantityList',
  'outputQuantityList',
]);
const whatFields = Object.keys(fieldCode) as readonly WhatField[];
/** Fields whose items may get their lot from the event's ilmd: ilmd speaks of what comes into being. */
const madeFields: ReadonlySet<string> = new Set<WhatField>(['epcList', 'outputEPCList']);

/** What `thingsOf` needs beside the event. */
export interface ThingContext {
  readonly names: Names;
  readonly options: IdentityOptions;
  readonly own: OwnExtensions;
}

/** Every thing that an event names in a what-field. */
export const thingsOf = (event: JsonObject, context: ThingContext): Thing[] => {
  const things: Thing[] = [];
  const lotOf = lotsIn(lotNumberOf(event['ilmd'], context.names));
  for (const field of whatFields) {
    const value = event[field];
    if (value === undefined) continue;
    if (quantityFields.has(field)) {
      for (const [index, element] of objectsOf(value).entries()) {
        const written = leafOf(element['epcClass']);
        if (written !== undefined) things.push(quantityOf({ field, index, written }, element, context));
      }
      continue;
    }
    // A thing that is named in two of its spellings is one thing.
    const seen = new Set<string>();
    for (const [index, each] of listOf(value).entries()) {
      const written = leafOf(each);
      if (written === undefined) continue;
      const item = itemOf({ field, index, written }, lotOf, context);
      if (seen.has(item.identity.uri)) continue;
      seen.add(item.identity.uri);
      things.push(item);
    }
  }
  return things;
};

interface Place {
  readonly field: WhatField;
  readonly index: number;
  readonly written: string;
}

function quantityOf(place: Place, element: JsonObject, context: ThingContext): Thing {
  const thing = thingOf(place, context);
  const quantity = decimalOf(leafOf(element['quantity']) ?? '');
  const uom = leafOf(element['uom']);
  const run = context.own.runs.find(({ of }) => chooses(of, thing))?.span;
  return {
    ...thing,
    ...(quantity !== undefined && { quantity }),
    ...(uom !== undefined && { uom }),
    ...(run !== undefined && { run }),
  };
}

function itemOf(place: Place, lotOf: (thing: Thing) => string | undefined, context: ThingContext): Thing {
  const thing = thingOf(place, context);
  if (thing.identity.level !== 'item') return thing;
  const lotUri = thing.identity.lotUri ?? context.own.toLot ?? lotOf(thing);
  return lotUri === undefined ? thing : { ...thing, lotUri };
}

/** The lots of items made, each made out once: an event names thousands of items of one lot. */
function lotsIn(lotNumber: string | undefined): (thing: Thing) => string | undefined {
  const known = new Map<string, string | undefined>();
  return ({ field, identity: { gtin } }) => {
    if (lotNumber === undefined || gtin === undefined || !madeFields.has(field)) return undefined;
    if (!known.has(gtin)) known.set(gtin, lotOfProduct(gtin, lotNumber));
    return known.get(gtin);
  };
}

const lotOfProduct = (gtin: string, lotNumber: string): string | undefined =>
  identityOfElements([
    { ai: '01', value: gtin },
    { ai: '10', value: lotNumber },
  ])?.uri;

function thingOf({ field, index, written }: Place, { own, options }: ThingContext): Thing {
  const identity = identityOrOther(written.trim(), options);
  const place = { field, index, uri: identity.uri };
  const evidence = own.evidenceOf.find(({ of }) => chooses(of, place))?.evidence ?? own.evidence;
  return {
    ...place,
    asWritten: written,
    identity,
    ...(evidence !== undefined && { evidence }),
    ...(own.vessels.size > 0 && own.vessels.has(identity.uri) && { vessel: true }),
  };
}

/** A fact is not lost because an EPC breaks its scheme: it is taken as any URI, and the doubt stays with it. */
function identityOrOther(uri: string, options: IdentityOptions): Identity {
  const identity = identityOf(uri, options);
  return identity.ok ? identity.value : { uri, level: 'other', doubt: identity.fault };
}

function lotNumberOf(ilmd: unknown, names: Names): string | undefined {
  if (!isObject(ilmd)) return undefined;
  for (const key in ilmd) {
    if (!key.includes('lotNumber')) continue;
    const name = expandName(key, names);
    if (name === undefined || searchName(name) !== '{urn:epcglobal:cbv:mda}lotNumber') continue;
    const text = leafOf(ilmd[key])?.trim();
    return text === '' ? undefined : text;
  }
  return undefined;
}
