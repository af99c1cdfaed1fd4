import type { Element } from '../gs1/element-string.ts';
import { canonicalStem } from '../gs1/build-digital-link.ts';
import { escapeValue } from '../gs1/uri-escape.ts';
import { type KeyKind, keyKind, type Level, type QualifierKind } from './key-kinds.ts';

/** The finest key that an element list holds, and its level. */
export interface FinestKey {
  readonly elements: readonly Element[];
  readonly level: Level;
}

const namingQualifier = (kind: KeyKind, elements: readonly Element[]): QualifierKind | undefined =>
  kind.qualifiers
    .flat()
    .toReversed()
    .find(({ ai, level }) => level !== undefined && elements.some((element) => element.ai === ai));

/** Keeps the key and the one qualifier that names most exactly (serial before lot; variants go). */
export const finestKey = (elements: readonly Element[]): FinestKey | undefined => {
  const [key] = elements;
  const kind = key && keyKind(key.ai);
  if (key === undefined || kind === undefined) return undefined;
  const qualifier = namingQualifier(kind, elements);
  const value = elements.find(({ ai }) => ai === qualifier?.ai)?.value;
  if (qualifier?.level !== undefined && value !== undefined) {
    return { elements: [key, { ai: qualifier.ai, value }], level: qualifier.level };
  }
  const isBare = kind.bareLevel !== undefined && key.value.length === kind.fixed;
  return { elements: [key], level: isBare ? (kind.bareLevel ?? kind.level) : kind.level };
};

/** Writes elements as the path of the canonical Digital Link, in their order. */
export const canonicalLink = (
  elements: readonly Element[],
  escape: (value: string) => string = (value) => escapeValue(value, 'path'),
): string => `${canonicalStem}${elements.map(({ ai, value }) => `/${ai}/${escape(value)}`).join('')}`;
