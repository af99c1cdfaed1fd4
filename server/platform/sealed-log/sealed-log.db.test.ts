import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { newId } from '../id.ts';
import { appendSealed } from './append-sealed.ts';
import { contentHash } from './content-hash.ts';
import { rootOfLeaves } from './merkle.ts';
import { isConsistent, isIncluded } from './merkle-proof.ts';
import { growthOf, headOf, proofOf } from './prove.ts';
import { sealNext, sealWaiting } from './seal.ts';
import { startSealer } from './sealer.ts';
import type { SealedSource } from './sealed-source.ts';
import { verifyLog } from './verify-log.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
  await t.asOwner(
    'create table notes (id uuid primary key, text text not null, content_hash bytea not null)',
  );
  await t.asOwner(`insert into sealed_logs (log) values ('notes')`);
});
beforeEach(async () => {
  await t.asOwner('truncate notes, seal_pending, sealed_chunks, sealed_chunk_stamps');
  await t.asOwner(`update sealed_logs set size = default, peaks = default, root = default`);
});
afterAll(async () => t.close());

const hashOf = (id: string, text: string) => contentHash({ id, text });

const source: SealedSource = {
  log: 'notes',
  ids: sql`select id from notes`,
  read: async (db, ids) =>
    (
      await db.rows(sql<{ id: string; text: string; content_hash: Buffer }>`
        select id, text, content_hash from notes where id = any(${ids})`)
    ).map(({ id, text, content_hash }) => ({ id, content: { id, text }, hash: content_hash, title: text })),
};

const write = async (count: number, word = 'note', failure?: Error): Promise<string[]> => {
  const ids = Array.from({ length: count }, newId);
  const rows = ids.map((id, number) => ({
    id,
    text: `${word} ${number}`,
    hash: hashOf(id, `${word} ${number}`).toString('hex'),
  }));
  await t.db.transact(async (tx) => {
    await appendSealed(
      tx,
      'notes',
      sql`insert into notes select id, text, decode(hash, 'hex')
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, text text, hash text)`,
    );
    if (failure) throw failure;
  });
  return ids;
};

const verify = () => verifyLog(t.db, source);
const at = (ids: readonly string[], index: number): string => ids[index] ?? 'missing';

describe('sealing', () => {
  test('every committed row is sealed once and in one order, whoever seals', async () => {
    const first = await write(3_000);
    await Promise.all([sealWaiting(t.db), sealWaiting(t.db), sealWaiting(t.db), write(500, 'later')]);
    await sealWaiting(t.db);
    const sealed = await t.asOwner<{ first_index: string; count: number; row_ids: string[] }>(
      'select first_index, count, row_ids from sealed_chunks order by first_index',
    );
    let next = 0;
    for (const { first_index, count } of sealed) {
      expect(Number(first_index)).toBe(next);
      next += count;
    }
    const ids = sealed.flatMap(({ row_ids }) => row_ids);
    expect(ids.length).toBe(3_500);
    expect(new Set(ids).size).toBe(3_500);
    expect(ids.slice(0, 2_048)).toEqual(first.slice(0, 2_048));
    expect(await verify()).toMatchObject({ intact: true, size: 3_500, tail: { count: 0 } });
  });

  test('two sealers in a row of small writes leave one chain', async () => {
    const sealers = [
      startSealer({ db: t.db, log: t.ctx().log }),
      startSealer({ db: t.db, log: t.ctx().log }),
    ];
    for (let turn = 0; turn < 15; turn += 1) {
      await write(3);
      await sleep(40);
    }
    await Promise.all(sealers.map((sealer) => sealer.stop()));
    expect(await verify()).toMatchObject({ intact: true, size: 45, tail: { count: 0 } });
  });

  test('a sealer that dies half-way leaves the rows waiting and the log as it was', async () => {
    await write(10);
    const dying = t.db.transact(async (tx) => {
      throw new Error(`killed after ${await sealNext(tx, 'notes')} rows`);
    });
    await expect(dying).rejects.toThrow('killed after 10 rows');
    expect(await verify()).toMatchObject({ intact: true, size: 0, tail: { count: 10 } });
    expect(await sealWaiting(t.db)).toBe(10);
    expect(await verify()).toMatchObject({ intact: true, size: 10, tail: { count: 0 } });
  });

  test('rows of a transaction that was rolled back are never sealed', async () => {
    await expect(write(5, 'lost', new Error('no'))).rejects.toThrow('no');
    await write(1, 'kept');
    expect(await sealWaiting(t.db)).toBe(1);
    expect(await verify()).toMatchObject({ intact: true, size: 1 });
  });

  test('verifying while rows are written and sealed raises no false alarm', async () => {
    const sealer = startSealer({ db: t.db, log: t.ctx().log });
    let writing = true;
    const writers = [1, 2, 3].map(async () => {
      while (writing) await write(7);
    });
    for (let turn = 0; turn < 15; turn += 1) {
      const sealing = sealWaiting(t.db);
      expect(await verify()).toMatchObject({ intact: true, findings: [] });
      await sealing;
    }
    writing = false;
    await Promise.all(writers);
    await sealer.stop();
    expect(await verify()).toMatchObject({ intact: true, tail: { count: 0 } });
  });

  test('a row is sealed within a second of its commit', async () => {
    const sealer = startSealer({ db: t.db, log: t.ctx().log });
    await sleep(50);
    await write(1);
    await sleep(1_000);
    const waiting = await t.asOwner('select 1 from seal_pending');
    await sealer.stop();
    expect(waiting).toEqual([]);
  });

  test.for([
    `update sealed_chunks set count = count`,
    `delete from sealed_chunks`,
    `delete from sealed_logs`,
    `insert into sealed_logs (log) values ('forged')`,
    `update seal_pending set leaf_hash = leaf_hash`,
    `delete from sealed_chunk_stamps`,
  ])('the application role may not %s', async (statement) => {
    await expect(t.db.transact((tx) => tx.rows(sql.raw(statement)))).rejects.toMatchObject({ code: '42501' });
  });
});

describe('verifying names what is broken', () => {
  let ids: string[];
  beforeEach(async () => {
    ids = [...(await write(1_100, 'a')), ...(await write(1_100, 'b'))];
    await sealWaiting(t.db);
    ids.push(...(await write(30, 'c')));
    await sealWaiting(t.db);
  });

  test('nothing, when nothing is', async () => {
    expect(await verify()).toMatchObject({ intact: true, size: 2_230, findings: [], tail: { count: 0 } });
  });

  test('a row whose content was changed', async () => {
    await t.asOwner(`update notes set text = 'forged' where id = $1`, [at(ids, 1_105)]);
    expect(await verify()).toMatchObject({
      intact: false,
      findings: [{ kind: 'row-changed', rowId: at(ids, 1_105), first: 1_105, title: 'forged' }],
    });
  });

  test('a row whose content and own hash were changed', async () => {
    const id = at(ids, 7);
    await t.asOwner(`update notes set text = 'forged', content_hash = $2 where id = $1`, [
      id,
      hashOf(id, 'forged'),
    ]);
    expect((await verify()).findings).toMatchObject([{ kind: 'row-changed', rowId: id, first: 7 }]);
  });

  test('a row that was deleted', async () => {
    await t.asOwner('delete from notes where id = $1', [at(ids, 2_229)]);
    expect((await verify()).findings).toMatchObject([
      { kind: 'row-missing', rowId: at(ids, 2_229), first: 2_229 },
    ]);
  });

  test('a row that was put in past the application', async () => {
    const forged = newId();
    await t.asOwner('insert into notes values ($1, $2, $3)', [forged, 'forged', hashOf(forged, 'forged')]);
    expect((await verify()).findings).toMatchObject([
      { kind: 'row-not-sealed', rowId: forged, title: 'forged', first: null },
    ]);
  });

  test('rows that wait for their seal', async () => {
    const [changed = '', deleted = ''] = await write(3, 'd');
    await t.asOwner(`update notes set text = 'forged' where id = $1`, [changed]);
    await t.asOwner('delete from notes where id = $1', [deleted]);
    const result = await verify();
    expect(result.tail.count).toBe(3);
    expect(result.findings).toMatchObject([
      { kind: 'waiting-row-changed', rowId: changed },
      { kind: 'waiting-row-missing', rowId: deleted },
    ]);
  });

  test('a chunk whose hash was altered to fit a forged row', async () => {
    const id = at(ids, 3);
    await t.asOwner(`update notes set text = 'forged', content_hash = $2 where id = $1`, [
      id,
      hashOf(id, 'forged'),
    ]);
    await t.asOwner(
      `update sealed_chunks set leaf_hashes = overlay(leaf_hashes placing $1 from 97) where first_index = 0`,
      [hashOf(id, 'forged')],
    );
    expect((await verify()).findings).toMatchObject([{ kind: 'chunk-altered', first: 0, last: 2_047 }]);
  });

  test('a chunk that was altered together with its own root', async () => {
    await t.asOwner(
      `update sealed_chunks set root_after = sha256(root_after), peaks_after = null where first_index = 0`,
    );
    expect((await verify()).findings[0]).toMatchObject({ kind: 'chunk-altered', first: 0, last: 2_047 });
  });

  test('a chunk that was deleted, in the middle and at the end', async () => {
    await t.asOwner('delete from sealed_chunks where first_index = 2048');
    expect((await verify()).findings[0]).toMatchObject({ kind: 'chunk-missing', first: 2_048, last: 2_199 });
    await t.asOwner('delete from sealed_chunks where first_index = 2200');
    const result = await verify();
    expect(result.findings).toContainEqual(
      expect.objectContaining({ kind: 'chunk-missing', first: 2_048, last: 2_229 }),
    );
    expect(result.findings).toContainEqual(
      expect.objectContaining({ kind: 'row-not-sealed', rowId: at(ids, 2_048) }),
    );
    // 182 rows that lost their seal and the chunks themselves: listed up to 50, counted beyond.
    expect(result.findings.length + result.more).toBe(183);
  });

  test('rows whose order was changed', async () => {
    await t.asOwner(
      `update sealed_chunks set row_ids[5] = row_ids[6], row_ids[6] = row_ids[5] where first_index = 0`,
    );
    expect((await verify()).findings).toMatchObject([
      { kind: 'row-moved', rowId: at(ids, 5), first: 4 },
      { kind: 'row-moved', rowId: at(ids, 4), first: 5 },
    ]);
  });

  test('a head that was set back', async () => {
    await t.asOwner(`update sealed_logs set size = 2048 where log = 'notes'`);
    expect((await verify()).findings).toMatchObject([{ kind: 'head-altered', last: 2_229 }]);
  });
});

describe('proofs', () => {
  test('an outsider can check any row against the root, and that the log only grew', async () => {
    const ids: string[] = [];
    for (const count of [1, 2, 700, 1, 3_000, 5]) {
      ids.push(...(await write(count)));
      await sealWaiting(t.db);
    }
    const noted = await headOf(t.db, 'notes');
    ids.push(...(await write(321)));
    await sealWaiting(t.db);
    const texts = new Map((await source.read(t.db, ids)).map(({ id, content }) => [id, content]));
    for (const index of [0, 1, 2, 3, 702, 703, 704, 1_023, 1_024, 2_047, 2_048, 3_708, 3_709, 4_029]) {
      const state = await proofOf(t.db, 'notes', at(ids, index));
      if (state.state !== 'sealed') throw new Error(`row ${index} is not sealed`);
      const { proof } = state;
      expect(proof).toMatchObject({ index, size: 4_030 });
      const leaf = contentHash(texts.get(at(ids, index)) ?? null);
      expect(isIncluded({ ...proof, leaf, proof: proof.path })).toBe(true);
      expect(isIncluded({ ...proof, leaf: contentHash('forged'), proof: proof.path })).toBe(false);
    }
    const leaves = ids.map((id) => contentHash(texts.get(id) ?? null));
    for (const size of [0, 1, 2, 703, 3_709, 4_030]) {
      const { proof, ...newer } = await growthOf(t.db, 'notes', size);
      expect(isConsistent({ older: { size, root: rootOfLeaves(leaves.slice(0, size)) }, newer, proof })).toBe(
        true,
      );
    }
    const { proof, ...newer } = await growthOf(t.db, 'notes', noted.size);
    expect(isConsistent({ older: noted, newer, proof })).toBe(true);
    expect(isConsistent({ older: { ...noted, root: newer.root }, newer, proof })).toBe(false);
    await expect(growthOf(t.db, 'notes', 4_031)).rejects.toThrow(RangeError);
  });

  test('a row that waits, and one that nobody knows', async () => {
    const [id = ''] = await write(1);
    expect(await proofOf(t.db, 'notes', id)).toEqual({ state: 'waiting' });
    expect(await proofOf(t.db, 'notes', newId())).toEqual({ state: 'unknown' });
  });
});
