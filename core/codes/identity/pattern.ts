import { keyStemOf } from '../epc/epc-elements.ts';
import { type Epc, epcUri, isPattern, readEpcUri } from '../epc/epc-uri.ts';
import { canonicalStem } from '../gs1/build-digital-link.ts';
import { escapeValue } from '../gs1/uri-escape.ts';
import { type Reading, read } from '../reading.ts';
import { type IdentityOptions, identityOf } from './identity.ts';

/** What a value of MATCH_epc and its like finds, in canonical URIs. */
export type UriPattern =
  | { readonly kind: 'one'; readonly uri: string }
  | {
      readonly kind: 'prefix';
      /** Every URI that matches begins with one of these: one to ten. */
      readonly prefixes: readonly string[];
      /** True when every canonical URI that begins so matches; otherwise ask `matches` of each that was found. */
      readonly isExact: boolean;
      /** What `matches` asks, as a regular expression that PostgreSQL reads too; absent when `isExact`. */
      readonly expression?: string;
      readonly matches: (uri: string) => boolean;
    };

/** What stands behind `https://id.gs1.org/<ai>/` in the canonical URI of an instance of each scheme. */
const instanceShapes: Readonly<Record<string, RegExp>> = {
  sgtin: /^[0-9]{14}\/21\/[^/]+$/,
  lgtin: /^[0-9]{14}\/10\/[^/]+$/,
  upui: /^[0-9]{14}\/235\/[^/]+$/,
  itip: /^[0-9]{18}\/21\/[^/]+$/,
  grai: /^0[0-9]{13}[^/]+$/,
  gdti: /^[0-9]{13}[^/]+$/,
  sgcn: /^[0-9]{14,}$/,
  cpi: /^[^/]+\/8011\/[0-9]+$/,
};

const ofKeys = (epc: Epc): UriPattern | undefined => {
  const stem = keyStemOf(epc);
  if (stem === undefined) return undefined;
  const head = `${canonicalStem}/${stem.ai}/`;
  const behind = stem.openQualifier === undefined ? '' : `/${stem.openQualifier}/`;
  const prefixes = stem.stems.map((value) => `${head}${escapeValue(value, 'path')}${behind}`);
  const shape = instanceShapes[epc.scheme.name];
  const isExact = behind !== '' || shape === undefined;
  return {
    kind: 'prefix',
    prefixes,
    isExact,
    ...(!isExact && { expression: `^${head.replaceAll('.', String.raw`\.`)}${shape.source.slice(1)}` }),
    matches: (uri) =>
      prefixes.some((prefix) => uri.startsWith(prefix)) && (shape?.test(uri.slice(head.length)) ?? true),
  };
};

/** Schemes without a GS1 key keep their URN: everything before the first star, with the dot. */
const ofUrns = (epc: Epc): UriPattern => {
  const prefix = epcUri(epc)
    .replace('urn:epc:idpat:', 'urn:epc:id:')
    .replace(/\*(?:\.\*)*$/, '');
  return { kind: 'prefix', prefixes: [prefix], isExact: true, matches: (uri) => uri.startsWith(prefix) };
};

const starred = /^urn:epc:(?:id|class|idpat):(?=[a-z]+:(?:.*\.)?\*$)/i;

/**
 * What a query value names (EPCIS 2.0 §8.2.7.1, TDS 1.13 §8). Accepted: every URI of `identityOf`, which gives
 * `one`; `urn:epc:idpat:…` with any number of `*` at its end; and the same written with `urn:epc:id:` or
 * `urn:epc:class:`, as many systems do (so a serial number that is a lone `*` cannot be asked for). Where only the
 * company prefix is known, keys that begin with an indicator or extension digit give ten prefixes. A class
 * pattern (`idpat:sgtin:P.R.*`) finds its items here; for the class itself (MATCH_epcClass) take `identityOf`.
 * Canonical links do not keep the length of the company prefix, so a pattern that ends at a prefix also finds the
 * keys of longer prefixes that begin with it.
 */
export const patternOf = (uri: string, options: IdentityOptions = {}): Reading<UriPattern> => {
  if (!starred.test(uri)) {
    const identity = identityOf(uri, options);
    return identity.ok ? read({ kind: 'one', uri: identity.value.uri }) : identity;
  }
  const epc = readEpcUri(uri.replace(starred, 'urn:epc:idpat:'), 'tolerant');
  if (!epc.ok) return epc;
  return read(
    isPattern(epc.value) ? (ofKeys(epc.value) ?? ofUrns(epc.value)) : { kind: 'one', uri: epcUri(epc.value) },
  );
};
