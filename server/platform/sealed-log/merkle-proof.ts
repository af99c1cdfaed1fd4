import { type LeafRange, nodeHash } from './merkle.ts';

/**
 * The subtrees whose roots prove that leaf `index` is in the tree of `size` leaves, from the leaf upward
 * (RFC 6962 §2.1.1).
 */
export const inclusionPath = (index: number, size: number): LeafRange[] => {
  const path: LeafRange[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      path.push({ start: middle, end });
      end = middle;
    } else {
      path.push({ start, end: middle });
      start = middle;
    }
  }
  return path.toReversed();
};

/**
 * The subtrees whose roots prove that the tree of `older` leaves is the beginning of that of `size` leaves
 * (RFC 6962 §2.1.2). Empty where the older tree has no leaves or is the same.
 */
export const consistencyPath = (older: number, size: number): LeafRange[] => {
  if (older === 0 || older === size) return [];
  const path: LeafRange[] = [];
  let [start, end] = [0, size];
  while (older !== end) {
    const middle = start + splitOf(end - start);
    if (older <= middle) {
      path.push({ start: middle, end });
      end = middle;
    } else {
      path.push({ start, end: middle });
      start = middle;
    }
  }
  // What is left is the older tree's right edge; whoever checks knows it already when it is the whole older tree.
  if (start > 0) path.push({ start, end });
  return path.toReversed();
};

export interface InclusionClaim {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Whether the proof shows the leaf in the tree with this root (RFC 9162 §2.1.3.2). */
export const isIncluded = ({ leaf, index, size, root, proof }: InclusionClaim): boolean => {
  if (index < 0 || index >= size) return false;
  let [own, last] = [index, size - 1];
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (own % 2 === 1 || own === last) {
      hash = nodeHash(sibling, hash);
      while (own % 2 === 0 && own !== 0) [own, last] = [half(own), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [own, last] = [half(own), half(last)];
  }
  return last === 0 && Buffer.compare(hash, root) === 0;
};

export interface ConsistencyClaim {
  readonly older: { readonly size: number; readonly root: Uint8Array };
  readonly newer: { readonly size: number; readonly root: Uint8Array };
  readonly proof: readonly Uint8Array[];
}

/** Whether the proof shows that the older tree is the beginning of the newer one (RFC 9162 §2.1.4.2). */
export const isConsistent = ({ older, newer, proof }: ConsistencyClaim): boolean => {
  if (older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && Buffer.compare(older.root, newer.root) === 0;
  if (older.size === 0) return proof.length === 0;
  const [first, ...rest] = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof;
  if (first === undefined || proof.length === 0) return false;
  let [own, last] = [older.size - 1, newer.size - 1];
  while (own % 2 === 1) [own, last] = [half(own), half(last)];
  let [before, after] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (own % 2 === 1 || own === last) {
      before = nodeHash(sibling, before);
      after = nodeHash(sibling, after);
      while (own % 2 === 0 && own !== 0) [own, last] = [half(own), half(last)];
    } else {
      after = nodeHash(after, sibling);
    }
    [own, last] = [half(own), half(last)];
  }
  return last === 0 && Buffer.compare(before, older.root) === 0 && Buffer.compare(after, newer.root) === 0;
};

const half = (number: number): number => Math.floor(number / 2);

/** The largest power of two below `width`, where RFC 6962 splits a tree. */
const splitOf = (width: number): number => {
  let split = 1;
  while (split * 2 < width) split *= 2;
  return split;
};

const isPowerOfTwo = (number: number): boolean => splitOf(number) * 2 === number || number === 1;
