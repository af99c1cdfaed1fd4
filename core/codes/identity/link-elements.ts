import type { Element } from '../gs1/element-string.ts';
import { unescapeValue } from '../gs1/uri-escape.ts';
import { type KeyKind, keyKind, type QualifierKind } from './key-kinds.ts';

/** The chain of qualifiers behind a key, in one of the ways its kind knows; undefined when they do not fit. */
const qualifiersOf = (kind: KeyKind, words: readonly string[]): Element[] | undefined => {
  if (words.length === 0) return [];
  const chain = (way: readonly QualifierKind[]): Element[] | undefined => {
    const found: Element[] = [];
    let next = 0;
    for (const { ai, name, shape } of way) {
      const value = words[next + 1];
      if ((words[next] !== ai && words[next] !== name) || value === undefined || !shape.test(value)) continue;
      found.push({ ai, value });
      next += 2;
    }
    return next === words.length ? found : undefined;
  };
  for (const way of kind.qualifiers) {
    const found = chain(way);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** A key and its three qualifiers, each a name and a value. */
const longestChain = 8;

const webUri = /^https?:\/\/[^/?#\s]+\/([^?#]*)/i;

/**
 * The key and its qualifiers of whatever Digital Link a partner sends: any host, stem and case of the scheme, AI
 * numbers or old short names, GTIN-8/12/13 (padded to 14), a slash at the end, any query. The key is found from
 * the right. Undefined when the URI is no Digital Link of an identifying key. Check digits are not looked at; the
 * strict reading, with reasons, is `readDigitalLink`.
 */
export const elementsOfLink = (uri: string): readonly Element[] | undefined => {
  const path = webUri.exec(uri)?.[1]?.replace(/\/+$/, '');
  if (path === undefined || path === '') return undefined;
  const words = path.split('/').map((segment) => unescapeValue(segment, 'path'));
  const first = Math.max(0, words.length - longestChain);
  for (let at = words.length - 2; at >= first; at -= 2) {
    const kind = keyKind(words[at] ?? '');
    const value = words[at + 1] ?? '';
    if (kind === undefined || !kind.shape.test(value)) continue;
    const qualifiers = qualifiersOf(kind, words.slice(at + 2));
    if (qualifiers === undefined) continue;
    return [{ ai: kind.ai, value: kind.ai === '01' ? value.padStart(14, '0') : value }, ...qualifiers];
  }
  return undefined;
};
