import { patternOf, serialRunOf } from '@yuanliu/core/codes';
import type { Asked } from './asked.ts';
import { textsOf } from './asked-values.ts';
import { identified } from './canonical-uris.ts';
import { writtenOut } from './written-names.ts';

/** The largest bigint of the database; a longer serial is in no run. */
const most = 2n ** 63n - 1n;

/** A serial number among those that count. */
export interface SoughtSerial {
  readonly space: string;
  readonly number: string;
}

/** The units that begin so, and of these the ones that the expression fits. */
export interface SoughtPrefix {
  readonly from: string;
  /** The first text behind all that begin so. */
  readonly to: string;
  /** A regular expression that both JavaScript and the database read; empty where the beginning is enough. */
  readonly expression: string;
  readonly level: 'instance' | 'class';
}

/** What the values of a MATCH parameter look for. */
export interface SoughtUnits {
  readonly uris: readonly string[];
  readonly serials: readonly SoughtSerial[];
  readonly prefixes: readonly SoughtPrefix[];
}

const isPattern = (uri: string): boolean => /^urn:epc:(?:id|class|idpat):.*\*$/i.test(uri);

/** Instances (MATCH_epc and its like): identities, and patterns (EPCIS 2.0, 8.2.7.1.1; TDS 1.13, 8). */
export const soughtInstances = (asked: Asked): SoughtUnits =>
  join(written(asked).map((uri) => instanceOf(asked, uri)));

/**
 * Classes (MATCH_epcClass and its like). A pattern of one class is that class itself; a wider one finds the classes
 * that it covers, and one of lots the lots. `urn:epc:id:sgtin:P.R.*`, as many systems write it, is the class too.
 */
export const soughtClasses = (asked: Asked): SoughtUnits =>
  join(
    written(asked).map((uri) => {
      if (!isPattern(uri)) return one(asked, uri);
      if (isOfLots(uri)) return manyOf(asked, uri, 'instance');
      const pattern = uri.replace(/^urn:epc:(?:id|class):/i, 'urn:epc:idpat:');
      return isOneClass(asked, pattern) ? one(asked, pattern) : manyOf(asked, pattern, 'class');
    }),
  );

const isOfLots = (uri: string): boolean => /^urn:epc:[a-z]+:lgtin:/i.test(uri);

const written = (asked: Asked): readonly string[] =>
  textsOf(asked).flatMap((text) => writtenOut(text, asked.names));

const isOneClass = (asked: Asked, uri: string): boolean => identified(asked, uri).level === 'class';

const one = (asked: Asked, text: string): SoughtUnits => {
  const identity = identified(asked, text);
  const place = serialRunOf(identity);
  const serials =
    place === undefined || place.number > most ? [] : [{ space: place.space, number: String(place.number) }];
  return { uris: [identity.uri], serials, prefixes: [] };
};

const instanceOf = (asked: Asked, text: string): SoughtUnits =>
  isPattern(text) ? manyOf(asked, text, 'instance') : one(asked, text);

const manyOf = (asked: Asked, text: string, level: 'instance' | 'class'): SoughtUnits => {
  const pattern = patternOf(text, asked.identity);
  if (!pattern.ok || pattern.value.kind === 'one') return one(asked, text);
  const { prefixes, expression } = pattern.value;
  return {
    uris: [],
    serials: [],
    prefixes: prefixes.map((from) => ({
      from,
      to: behind(from),
      expression: level === 'class' ? '' : (expression ?? ''),
      level,
    })),
  };
};

/** Prefixes are ASCII and end below the last character of it. */
const behind = (prefix: string): string =>
  prefix.slice(0, -1) + String.fromCharCode((prefix.codePointAt(prefix.length - 1) ?? 0) + 1);

const join = (parts: readonly SoughtUnits[]): SoughtUnits => ({
  uris: [...new Set(parts.flatMap(({ uris }) => uris))],
  serials: parts.flatMap(({ serials }) => serials),
  prefixes: parts.flatMap(({ prefixes }) => prefixes),
});
