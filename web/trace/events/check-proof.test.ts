import { expect, test } from 'vitest';
import { checkProof } from './check-proof.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const sha = async (mark: number, ...parts: readonly Bytes[]): Promise<Bytes> =>
  new Uint8Array(
    await crypto.subtle.digest('SHA-256', Uint8Array.from([mark, ...parts.flatMap((part) => [...part])])),
  );
const hex = (bytes: Bytes | undefined): string =>
  Array.from(bytes ?? [], (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A tree by the definition of RFC 6962 §2.1, and the way from one of its rows to its root. */
const treeOf = async (leaves: readonly Bytes[], index: number): Promise<{ root: Bytes; path: Bytes[] }> => {
  const [only] = leaves;
  if (only === undefined) throw new Error('no leaves');
  if (leaves.length === 1) return { root: only, path: [] };
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const isLeft = index < split;
  const left = await treeOf(leaves.slice(0, split), isLeft ? index : 0);
  const right = await treeOf(leaves.slice(split), isLeft ? 0 : index - split);
  return {
    root: await sha(1, left.root, right.root),
    path: isLeft ? [...left.path, right.root] : [...right.path, left.root],
  };
};

const rowOf = (nr: number) => ({ nr, 'a"b': '批次', z: [1, null, true] });
const canonicalRow = (nr: number) => `{"a\\"b":"批次","nr":${nr},"z":[1,null,true]}`;

const proofOf = async (size: number, index: number) => {
  const leaves = await Promise.all(
    Array.from({ length: size }, (_, nr) => sha(0, new TextEncoder().encode(canonicalRow(nr)))),
  );
  const { root, path } = await treeOf(leaves, index);
  return { event: rowOf(index), leaf: hex(leaves[index]), index, size, root: hex(root), path: path.map(hex) };
};

test('every row of every small tree is proven, and by no other place', async () => {
  for (let size = 1; size <= 17; size += 1) {
    for (let index = 0; index < size; index += 1) {
      const proof = await proofOf(size, index);
      expect(await checkProof(proof)).toBe('right');
      if (size > 1) expect(await checkProof({ ...proof, index: (index + 1) % size })).toBe('wrong-root');
    }
  }
});

test('changed content and a changed way are told apart', async () => {
  const proof = await proofOf(6, 4);
  expect(await checkProof({ ...proof, event: { nr: 4, 'a"b': '批号', z: [1, null, true] } })).toBe(
    'wrong-leaf',
  );
  expect(await checkProof({ ...proof, path: proof.path.slice(1) })).toBe('wrong-root');
  expect(await checkProof({ ...proof, size: 4 })).toBe('wrong-root');
});
