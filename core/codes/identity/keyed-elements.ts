import type { Element } from '../gs1/element-string.ts';
import { keyKind } from './key-kinds.ts';

/** Which key of several on one item names it: the finer and the more usual first. */
const order = '8006 01 00 8003 8004 8010 253 255 8018 8017 401 402 417 414 8013'.split(' ');

/** The elements of one key, the key first and its qualifiers in their order; others are left out. */
const behindKey = (key: Element, elements: readonly Element[]): readonly Element[] => {
  const ways = keyKind(key.ai)?.qualifiers ?? [];
  const found = ways.map((way) =>
    way.flatMap(({ ai }) => elements.filter((element) => element.ai === ai).slice(0, 1)),
  );
  return [key, ...(found.find((each) => each.length > 0) ?? [])];
};

/**
 * For each key among what was scanned, in whatever order, its elements with the key in front; the key that names
 * the item comes first. Empty when there is none (a lone batch, a weight).
 */
export const keyedElements = (elements: readonly Element[]): readonly (readonly Element[])[] =>
  order.flatMap((ai) => {
    const key = elements.find((element) => element.ai === ai);
    return key === undefined ? [] : [behindKey(key, elements)];
  });
