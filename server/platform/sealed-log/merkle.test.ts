import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  appendLeaves,
  emptyRoot,
  type LeafRange,
  leafHash,
  nodeHash,
  noPeaks,
  rootEndingIn,
  rootOfLeaves,
  rootOfPeaks,
} from './merkle.ts';
import { consistencyPath, inclusionPath, isConsistent, isIncluded } from './merkle-proof.ts';

/** The test tree that certificate transparency logs share. */
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((data) => leafHash(Buffer.from(data, 'hex')));
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** RFC 6962 §2.1 word for word: what the quick way must agree with. */
const plainRoot = (hashes: readonly Buffer[]): Buffer => {
  const [only] = hashes;
  if (only === undefined) return createHash('sha256').digest();
  if (hashes.length === 1) return only;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return nodeHash(plainRoot(hashes.slice(0, split)), plainRoot(hashes.slice(split)));
};

const rangeOf = (hashes: readonly Buffer[], { start, end }: LeafRange): Buffer =>
  plainRoot(hashes.slice(start, end));
const leafAt = (hashes: readonly Buffer[], index: number): Buffer => hashes[index] ?? emptyRoot;

const someLeaves = fc
  .integer({ min: 1, max: 70 })
  .map((count) => Array.from({ length: count }, (_, index) => leafHash(Buffer.from(`row ${index}`))));

describe('hashes', () => {
  test('a leaf and a node carry different marks', () => {
    expect(leafHash(Buffer.from('L123456')).toString('hex')).toBe(
      '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
    );
    expect(nodeHash(Buffer.from('N123'), Buffer.from('N456')).toString('hex')).toBe(
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    );
  });

  test.for(roots.map((root, size) => ({ root, size })))('the root over $size leaves', ({ root, size }) => {
    expect(rootOfLeaves(leaves.slice(0, size)).toString('hex')).toBe(root);
  });
});

describe('peaks', () => {
  test('appending in any portions gives the root that RFC 6962 defines', () => {
    fc.assert(
      fc.property(someLeaves, fc.nat(), (all, at) => {
        const cut = at % (all.length + 1);
        const grown = appendLeaves(appendLeaves(noPeaks, all.slice(0, cut)), all.slice(cut));
        expect(rootOfPeaks(grown)).toEqual(plainRoot(all));
        expect(grown.size).toBe(all.length);
      }),
    );
  });

  test('every subtree of a proof can be had from the peaks before its last leaf', () => {
    fc.assert(
      fc.property(someLeaves, fc.nat(), fc.nat(), (all, one, other) => {
        const ranges = [
          ...inclusionPath(one % all.length, all.length),
          ...consistencyPath(other % (all.length + 1), all.length),
        ];
        for (const range of ranges) {
          const before = appendLeaves(noPeaks, all.slice(0, range.end - 1));
          expect(rootEndingIn(leafAt(all, range.end - 1), before, range.start)).toEqual(rangeOf(all, range));
        }
      }),
    );
  });
});

describe('inclusion', () => {
  test('the published proofs of the test tree', () => {
    const proof = (index: number, size: number) =>
      inclusionPath(index, size).map((range) => rangeOf(leaves, range).toString('hex'));
    expect(proof(0, 1)).toEqual([]);
    expect(proof(0, 8)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(proof(5, 8)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(proof(2, 3)).toEqual(['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']);
  });

  test('a true claim holds; one with anything changed does not', () => {
    fc.assert(
      fc.property(someLeaves, fc.nat(), fc.nat(), (all, one, other) => {
        const size = all.length;
        const index = one % size;
        const proof = inclusionPath(index, size).map((range) => rangeOf(all, range));
        const claim = { leaf: leafAt(all, index), index, size, root: plainRoot(all), proof };
        expect(isIncluded(claim)).toBe(true);
        expect(isIncluded({ ...claim, leaf: leafHash(Buffer.from('forged')) })).toBe(false);
        expect(isIncluded({ ...claim, root: leafHash(Buffer.from('forged')) })).toBe(false);
        expect(isIncluded({ ...claim, proof: [...proof, emptyRoot] })).toBe(false);
        expect(isIncluded({ ...claim, index: size })).toBe(false);
        const elsewhere = other % size;
        expect(isIncluded({ ...claim, index: elsewhere })).toBe(elsewhere === index);
        expect(isIncluded({ ...claim, proof: proof.slice(1) })).toBe(size === 1);
      }),
    );
  });
});

describe('consistency', () => {
  test('the published proofs of the test tree', () => {
    const proof = (older: number, size: number) =>
      consistencyPath(older, size).map((range) => rangeOf(leaves, range).toString('hex'));
    expect(proof(1, 1)).toEqual([]);
    expect(proof(1, 8)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(proof(6, 8)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  test('a beginning is recognised; a rewritten one is not', () => {
    fc.assert(
      fc.property(someLeaves, fc.nat(), fc.nat(), (all, cut, at) => {
        const older = cut % (all.length + 1);
        const proof = consistencyPath(older, all.length).map((range) => rangeOf(all, range));
        const claim = {
          older: { size: older, root: plainRoot(all.slice(0, older)) },
          newer: { size: all.length, root: plainRoot(all) },
          proof,
        };
        expect(isConsistent(claim)).toBe(true);
        expect(isConsistent({ ...claim, proof: [...proof, emptyRoot] })).toBe(false);
        if (older === 0) return;
        const rewritten = all.with(at % older, leafHash(Buffer.from('forged')));
        expect(
          isConsistent({
            older: claim.older,
            newer: { size: all.length, root: plainRoot(rewritten) },
            proof: consistencyPath(older, all.length).map((range) => rangeOf(rewritten, range)),
          }),
        ).toBe(false);
        expect(isConsistent({ ...claim, older: claim.newer, newer: claim.older })).toBe(older === all.length);
      }),
    );
  });
});
