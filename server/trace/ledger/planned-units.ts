import { type Identity, type Level, serialRunOf } from '@yuanliu/core/codes';
import { storableText } from '../../platform/index.ts';
import type { SerialSpan, Thing, UnitKind } from '@yuanliu/core/trace';

/** A unit as it will stand in `units`, except for its number. */
export interface PlannedUnit {
  readonly uri: string;
  readonly kind: UnitKind;
  readonly classUri?: string;
  /** Serials that count: their space, and the first and last of them in decimal; a single item has both alike. */
  readonly place?: { readonly space: string; readonly low: string; readonly high: string };
  /** Of a run: the power of two that its length fits in. */
  readonly magnitude?: number;
  readonly epcUrn?: string;
  readonly label: string;
}

/** The largest bigint of the database; a longer serial is no number to it. */
const most = 2n ** 63n - 1n;

/** The power of two that a length fits in: 0 for one, 1 for two, 2 for three and four. */
export const magnitudeOf = (length: bigint): number =>
  (length - 1n).toString(2).length - Number(length === 1n);

/** The unit that a thing of an event names: for serials in a row the run, not the class or lot beside it. */
export const unitOfThing = (thing: Thing): PlannedUnit => storableUnit(runOf(thing) ?? plainUnitOf(thing));

/** The unit that an identity names by itself. */
export const unitOf = (identity: Identity): PlannedUnit =>
  storableUnit(plainUnitOf({ identity, asWritten: identity.uri }));

/** Half a surrogate pair would come back from the database as another URI. */
const storableUnit = (unit: PlannedUnit): PlannedUnit => {
  const uri = storableText(unit.uri);
  const classUri = unit.classUri === undefined ? undefined : storableText(unit.classUri);
  if (uri === unit.uri && classUri === unit.classUri) return unit;
  return { ...unit, uri, ...(classUri !== undefined && { classUri }) };
};

const kindsOfLevels: Readonly<Record<Level, UnitKind>> = {
  item: 'item',
  lot: 'lot',
  class: 'class',
  logistic: 'logistic',
  asset: 'asset',
  location: 'location',
  party: 'other',
  document: 'other',
  other: 'other',
};

const kindOf = ({ level, own }: Identity): UnitKind => (own?.kind === 'fill' ? 'fill' : kindsOfLevels[level]);

/** What people search by: the finest number in it. */
const labelOf = ({ uri, lot, serial, key, gtin, own }: Identity): string =>
  own?.numbers.at(-1) ?? serial ?? lot ?? gtin ?? key?.value ?? lastSegment(uri);

const plainUnitOf = ({ identity, asWritten }: Pick<Thing, 'identity' | 'asWritten'>): PlannedUnit => {
  const { uri, classUri } = identity;
  const place = serialRunOf(identity);
  const digits = place === undefined || place.number > most ? undefined : String(place.number);
  return {
    uri,
    kind: kindOf(identity),
    ...(classUri !== undefined && { classUri }),
    ...(place !== undefined &&
      digits !== undefined && { place: { space: place.space, low: digits, high: digits } }),
    ...(/^urn:epc:/i.test(asWritten) && { epcUrn: asWritten }),
    label: labelOf(identity),
  };
};

const runOf = (thing: Thing): PlannedUnit | undefined => {
  const named = spanBeside(thing) ?? spanInUri(thing);
  if (named === undefined) return undefined;
  const { prefix, uri, span } = named;
  const [low, high] = [BigInt(span.low), BigInt(span.high)];
  if (high < low || high > most || span.low.length !== span.high.length) return undefined;
  const { level, classUri = level === 'class' ? thing.identity.uri : undefined } = thing.identity;
  return {
    uri,
    kind: 'run',
    ...(classUri !== undefined && { classUri }),
    place: { space: `${prefix}#${span.low.length}`, low: String(low), high: String(high) },
    magnitude: magnitudeOf(high - low + 1n),
    label: `${span.low}–${span.high}`,
  };
};

interface NamedSpan {
  /** The canonical URI of every item in it up to the serial. */
  readonly prefix: string;
  readonly uri: string;
  readonly span: SerialSpan;
}

/** Serials beside a quantity of a class or lot: `https://id.gs1.org/01/<gtin>/21/#<low>-<high>`. */
const spanBeside = ({ run, identity }: Thing): NamedSpan | undefined => {
  if (run === undefined || !isCounted(run)) return undefined;
  const classUri = identity.level === 'class' ? identity.uri : identity.classUri;
  const prefix = classUri === undefined ? `${identity.uri}/` : `${classUri}/21/`;
  return { prefix, uri: `${prefix}#${run.low}-${run.high}`, span: run };
};

const ownRun = /^(https:\/\/[^/]+)\/run\/(.+)\/([0-9]+)\/([0-9]+)$/;

/** An own run says its serials itself: `https://<host>/run/<pool>/<low>/<high>`, its items are `/item/<pool>/…`. */
const spanInUri = ({ identity }: Thing): NamedSpan | undefined => {
  if (identity.own?.kind !== 'run') return undefined;
  const [uri, host, pool, low = '', high = ''] = ownRun.exec(identity.uri) ?? [];
  return uri === undefined ? undefined : { prefix: `${host}/item/${pool}/`, uri, span: { low, high } };
};

const isCounted = ({ low, high }: SerialSpan): boolean => /^[0-9]+$/.test(low) && /^[0-9]+$/.test(high);

/** How many things a run holds. */
export const runLength = ({ place }: PlannedUnit): bigint =>
  place === undefined ? 1n : BigInt(place.high) - BigInt(place.low) + 1n;

/** A class or lot that is known by its URI alone, because a unit names it. */
export const unitBehind = (
  uri: string,
  kind: 'class' | 'lot',
  { classUri }: { readonly classUri?: string | undefined } = {},
): PlannedUnit => ({
  uri: storableText(uri),
  kind,
  ...(kind === 'lot' && classUri !== undefined && { classUri }),
  label: lastSegment(uri),
});

const lastSegment = (uri: string): string => {
  const segment = uri.slice(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf(':')) + 1);
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};
