import { hash } from 'node:crypto';

/** In one call: an object that hashes piece by piece costs three times as much for so little. */
const sha256 = (data: Uint8Array | string): Buffer => hash('sha256', data, 'buffer');

const leafMark = Buffer.of(0);
const nodeMark = Buffer.of(1);

/** Bytes of every hash in a tree. */
export const hashBytes = 32;

/** The root of a tree without leaves: SHA-256 of nothing (RFC 6962 §2.1). */
export const emptyRoot: Buffer = sha256('');

/** The hash of a leaf: SHA-256(0x00 ‖ data) (RFC 6962 §2.1). */
export const leafHash = (data: Uint8Array): Buffer => sha256(Buffer.concat([leafMark, data]));

/** The same for a text as UTF-8. */
export const textLeafHash = (text: string): Buffer => sha256(`\0${text}`);

/** The hash of an inner node: SHA-256(0x01 ‖ left ‖ right) (RFC 6962 §2.1). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
  sha256(Buffer.concat([nodeMark, left, right]));

/**
 * A tree of `size` leaves as far as appending needs it: the roots of its complete subtrees from left to right, one
 * for each bit that is set in `size`, the widest first.
 */
export interface Peaks {
  readonly size: number;
  readonly hashes: readonly Buffer[];
}

export const noPeaks: Peaks = { size: 0, hashes: [] };

/** The tree with these leaf hashes behind its own. Costs one hash per leaf. */
export const appendLeaves = (peaks: Peaks, leaves: readonly Buffer[]): Peaks => {
  const hashes = [...peaks.hashes];
  let { size } = peaks;
  for (const leaf of leaves) {
    let node = leaf;
    // A subtree is complete whenever the bit below it is set: what carries over in counting carries over here.
    for (let carry = size; carry % 2 === 1; carry = (carry - 1) / 2) {
      node = nodeHash(hashes.pop() ?? emptyRoot, node);
    }
    hashes.push(node);
    size += 1;
  }
  return { size, hashes };
};

/** The root of the tree. */
export const rootOfPeaks = ({ hashes }: Peaks): Buffer => foldRight(hashes) ?? emptyRoot;

/** The leaves from `start` up to but not including `end`. */
export interface LeafRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The root of the subtree over `[start, peaks.size + 1)`, of which `last` is the last leaf. It must be one that
 * the tree has: a complete one, or the one at the right edge.
 */
export const rootEndingIn = (last: Buffer, peaks: Peaks, start: number): Buffer => {
  const inside: Buffer[] = [last];
  let end = peaks.size;
  for (let place = peaks.hashes.length - 1; place >= 0 && end > start; place -= 1) {
    const peak = peaks.hashes[place];
    if (peak !== undefined) inside.unshift(peak);
    end -= lowestBit(end);
  }
  return foldRight(inside) ?? emptyRoot;
};

/** The root over a list of leaf hashes. */
export const rootOfLeaves = (leaves: readonly Buffer[]): Buffer => rootOfPeaks(appendLeaves(noPeaks, leaves));

const foldRight = (hashes: readonly Buffer[]): Buffer | undefined =>
  hashes.reduceRight<Buffer | undefined>(
    (right, left) => (right === undefined ? left : nodeHash(left, right)),
    undefined,
  );

/** The largest power of two that divides `number`; sizes may pass 2^31, so no bit operators. */
const lowestBit = (number: number): number => {
  let bit = 1;
  while (number % (bit * 2) === 0) bit *= 2;
  return bit;
};
