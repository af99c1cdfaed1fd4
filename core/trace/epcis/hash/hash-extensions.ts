import { isComment } from '../fields.ts';
import { isObject, type JsonObject, leafOf, listOf } from '../json-shapes.ts';
import { clarkName, expandName, type Names } from '../names.ts';
import { byCodePoint } from './code-point-order.ts';
import { hashValue } from './hash-values.ts';

/** The strings of the elements of a list, sorted and joined: how every list enters the pre-hash string. */
export const sortedText = (texts: string[]): string =>
  texts.length < 2 ? (texts[0] ?? '') : texts.toSorted(byCodePoint).join('');

/** The name of an extension field; a prefix that nobody declares stays as it is written. */
export const hashName = (key: string, names: Names): string => {
  const colon = key.indexOf(':');
  if (colon < 0 && !names.terms.has(key)) return key;
  const isBarePrefix = colon > 0 && !names.prefixes.has(key.slice(0, colon)) && /^[^:/{]+:[^:/#]*$/.test(key);
  const name = isBarePrefix ? undefined : expandName(key, names);
  return name === undefined ? key : clarkName(name);
};

/** One field with all it contains: `{namespace}name=value`, or the name and its children sorted; one text per value. */
export const extensionTexts = (key: string, value: unknown, names: Names): string[] => {
  const name = hashName(key, names);
  const texts: string[] = [];
  for (const each of listOf(value)) {
    const leaf = leafOf(each);
    const text = leaf === undefined ? childrenText(each, names) : equalText(hashValue(leaf, names));
    if (text !== '') texts.push(name + text);
  }
  return texts;
};

const equalText = (value: string): string => (value === '' ? '' : `=${value}`);

function childrenText(value: unknown, names: Names): string {
  if (!isObject(value)) return '';
  const texts: string[] = [];
  for (const key in value) if (!isComment(key)) texts.push(...extensionTexts(key, value[key], names));
  return sortedText(texts);
}

/** The extension fields of a container: those that stay at its end, and those that come out as left over. */
export interface PlacedExtensions {
  readonly inside: string;
  readonly leftOver: readonly string[];
}

const nothing: PlacedExtensions = { inside: '', leftOver: [] };

/**
 * Fields of a container that the order of CBV does not name. As published, they stand at its end when their
 * namespace ends in `/` and they are not the container's only child; others are left over at the end of the event,
 * behind the container's bare name.
 */
export const placedExtensions = (
  container: JsonObject,
  known: ReadonlySet<string>,
  names: Names,
): PlacedExtensions => {
  const keys = Object.keys(container).filter((key) => !known.has(key) && !isComment(key));
  if (keys.length === 0) return nothing;
  const inside: string[] = [];
  const leftOver: string[] = [];
  const isAlone = childCount(container) <= 1;
  for (const key of keys) {
    const isInside = !isAlone && hashName(key, names).includes('/}');
    (isInside ? inside : leftOver).push(...extensionTexts(key, container[key], names));
  }
  return { inside: sortedText(inside), leftOver };
};

function childCount(container: JsonObject): number {
  let count = 0;
  for (const key in container) if (!isComment(key)) count += listOf(container[key]).length;
  return count;
}
