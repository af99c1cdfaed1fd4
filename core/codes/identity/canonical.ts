import type { KeyElement } from '../epc/epc-elements.ts';
import { type KeyKind, keyKind, type Level, type QualifierKind } from './key-kinds.ts';

/** Where GS1's own resolver stands: the domain of every canonical Digital Link (Digital Link 1.4 §4.12). */
export const canonicalHost = 'https://id.gs1.org';

/** Everything but unreserved characters (RFC 3986 §2.3) as `%XX`. */
export const escapeSegment = (value: string): string =>
  encodeURIComponent(value).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** The finest key that an element list holds, and its level. */
export interface FinestKey {
  readonly elements: readonly KeyElement[];
  readonly level: Level;
}

const namingQualifier = (kind: KeyKind, elements: readonly KeyElement[]): QualifierKind | undefined =>
  kind.qualifiers
    .flat()
    .toReversed()
    .find(({ ai, level }) => level !== undefined && elements.some((element) => element.ai === ai));

/** Keeps the key and the one qualifier that names most exactly (serial before lot; variants and (254) 0 go). */
export const finestKey = (elements: readonly KeyElement[]): FinestKey | undefined => {
  const [key] = elements;
  const kind = key && keyKind(key.ai);
  if (key === undefined || kind === undefined) return undefined;
  const qualifier = namingQualifier(kind, elements);
  const value = elements.find(({ ai }) => ai === qualifier?.ai)?.value;
  if (qualifier?.level !== undefined && value !== undefined && !(qualifier.ai === '254' && value === '0')) {
    return { elements: [key, { ai: qualifier.ai, value }], level: qualifier.level };
  }
  const isBare = kind.bareLevel !== undefined && key.value.length === kind.fixed;
  return { elements: [key], level: isBare ? (kind.bareLevel ?? kind.level) : kind.level };
};

/** Writes elements as the path of the canonical Digital Link, in their order. */
export const canonicalLink = (
  elements: readonly KeyElement[],
  escape: (value: string) => string = escapeSegment,
): string => `${canonicalHost}${elements.map(({ ai, value }) => `/${ai}/${escape(value)}`).join('')}`;
