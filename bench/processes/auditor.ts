/** Changes rows with and without a line of the audit, seals and verifies; each answer is a rate per second. */
import { sql } from 'kysely';
import { z } from 'zod';
import { recordChange, recordChanges, verifyAudit } from '../../server/identity/index.ts';
import { openDatabase } from '../../server/platform/db/db.ts';
import { newId, sealWaiting, systemActor, systemClock } from '../../server/platform/index.ts';
import { auditorPlan } from '../measure/auditor-plan.ts';
import { connectionForm, poolSize } from '../measure/connection.ts';
import { servesParent, settingsFrom } from '../measure/parent.ts';

const { connection } = settingsFrom(z.object({ connection: connectionForm }));
const db = openDatabase({ connection, size: poolSize, prepared: true, onLost: () => undefined });
const ctx = { actor: systemActor('bench'), clock: systemClock };

const entry = (id: string) => ({
  action: 'identity.user.changed' as const,
  subject: { type: 'identity.user' as const, id, label: '青禾食品 · 王敏' },
  changes: [{ field: 'name', from: '王明', to: '王敏' }],
});

const change = (id: string, audited: boolean): Promise<void> =>
  db.transact(async (tx) => {
    tx.send(sql`update users set version = version + 1 where id = ${id}`);
    if (audited) await recordChange(tx, ctx, entry(id));
  });

const changesASecond = async (ids: readonly string[], audited: boolean, seconds: number): Promise<number> => {
  const began = performance.now();
  const until = began + seconds * 1000;
  let done = 0;
  const work = async (id: string): Promise<void> => {
    while (performance.now() < until) {
      await change(id, audited);
      done += 1;
    }
  };
  await Promise.all(ids.map(work));
  return (done * 1000) / (performance.now() - began);
};

const addLines = async (lines: number): Promise<void> => {
  const portion = 1_000;
  for (let done = 0; done < lines; done += portion)
    await db.transact((tx) =>
      recordChanges(
        tx,
        ctx,
        Array.from({ length: portion }, () => entry(newId())),
      ),
    );
};

const timed = async (work: () => Promise<number>): Promise<number> => {
  const began = performance.now();
  const rows = await work();
  return (rows * 1000) / (performance.now() - began);
};

servesParent(
  'ready',
  async (question) => {
    const plan = auditorPlan.parse(question);
    if (plan.do === 'change') return changesASecond(plan.ids, plan.audited, plan.seconds);
    if (plan.do === 'seal') {
      await sealWaiting(db);
      await addLines(plan.lines);
      return timed(() => sealWaiting(db));
    }
    await sealWaiting(db);
    return timed(async () => {
      const { intact, size } = await verifyAudit(db);
      if (!intact) throw new Error('The audit of the bench does not verify.');
      return size;
    });
  },
  () => db.close(),
);
