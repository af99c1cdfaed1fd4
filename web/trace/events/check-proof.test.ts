import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkProof } from './check-proof.ts';

const sha = (mark: number, ...parts: Buffer[]) =>
  createHash('sha256')
    .update(Buffer.concat([Buffer.of(mark), ...parts]))
    .digest();

/** A tree of `size` rows by the definition of RFC 6962 §2.1, and the way from one row to its root. */
const treeOf = (leaves: readonly Buffer[], index: number): { root: Buffer; path: Buffer[] } => {
  const [only] = leaves;
  if (only === undefined) throw new Error('no leaves');
  if (leaves.length === 1) return { root: only, path: [] };
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  const isLeft = index < split;
  const [a, b] = [treeOf(left, isLeft ? index : 0), treeOf(right, isLeft ? 0 : index - split)];
  return {
    root: sha(1, a.root, b.root),
    path: isLeft ? [...a.path, b.root] : [...b.path, a.root],
  };
};

const rows = (size: number) =>
  Array.from({ length: size }, (_, nr) => ({ nr, 'a"b': '批次', z: [1, null, true] }));
const canonicalRow = (nr: number) => `{"a\\"b":"批次","nr":${nr},"z":[1,null,true]}`;

const proofOf = (size: number, index: number) => {
  const leaves = rows(size).map(({ nr }) => sha(0, Buffer.from(canonicalRow(nr))));
  const { root, path } = treeOf(leaves, index);
  const hex = (bytes: Buffer | undefined) => bytes?.toString('hex') ?? '';
  return {
    event: rows(size)[index],
    leaf: hex(leaves[index]),
    index,
    size,
    root: hex(root),
    path: path.map(hex),
  };
};

test('every row of every small tree is proven, and by no other place', async () => {
  for (let size = 1; size <= 17; size += 1) {
    for (let index = 0; index < size; index += 1) {
      const proof = proofOf(size, index);
      expect(await checkProof(proof)).toBe('right');
      if (size > 1) expect(await checkProof({ ...proof, index: (index + 1) % size })).toBe('wrong-root');
    }
  }
});

test('changed content and a changed way are told apart', async () => {
  const proof = proofOf(6, 4);
  expect(await checkProof({ ...proof, event: { nr: 4, 'a"b': '批号', z: [1, null, true] } })).toBe(
    'wrong-leaf',
  );
  expect(await checkProof({ ...proof, path: proof.path.slice(1) })).toBe('wrong-root');
  expect(await checkProof({ ...proof, size: 4 })).toBe('wrong-root');
});
