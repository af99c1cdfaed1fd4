/**
 * The process that numberingKill starts and kills: takes numbers in business transactions, some of which roll back,
 * and works the jobs enqueued with them. Says `ready` when it runs. With `drain` it takes none and ends when no job
 * is left. Settings: NUMBERING_KILL, JSON of `TakerSettings`.
 */
import { sql } from 'kysely';
import type pg from 'pg';
import { z } from 'zod';
import { enqueue, handles, type OpenDatabase, systemClock } from '../../server/platform/index.ts';
import { openDatabase } from '../../server/platform/db/db.ts';
import { openLog } from '../../server/platform/log.ts';
import { startWorkers } from '../../server/platform/workers.ts';
import { type NumberTaker, numberTaker } from '../../server/numbering/index.ts';

/** What the child is told. */
export interface TakerSettings {
  /** As the application role. */
  readonly connection: pg.ClientConfig;
  readonly mode: 'take' | 'drain';
  readonly gapFreeRule: string;
  readonly fastRule: string;
  readonly at: string;
}

const noteNumber = { name: 'soak.note-number', payload: z.object({ value: z.int() }) } as const;

const noting = handles(noteNumber, (ctx, { value }) =>
  ctx.db.transact(async (tx) => {
    await tx.rows(sql`
      insert into soak_ran (value) values (${value}) on conflict (value) do update set times = soak_ran.times + 1`);
  }),
);

class Undone extends Error {}

const takeForever = async (
  db: OpenDatabase,
  numbers: NumberTaker,
  { gapFreeRule, fastRule, at }: TakerSettings,
): Promise<never> => {
  for (;;) {
    try {
      await db.transact(async (tx) => {
        const fast = await numbers.takeNumber(tx, { ruleKey: fastRule, at: new Date(at) });
        const gapFree = await numbers.takeNumber(tx, { ruleKey: gapFreeRule, at: new Date(at) });
        await tx.rows(sql`
          insert into soak_taken (rule, value, text) values
            (${fastRule}, ${fast.value}, ${fast.text}), (${gapFreeRule}, ${gapFree.value}, ${gapFree.text})`);
        await enqueue(tx, { job: noteNumber, payload: { value: gapFree.value } });
        // A job whose transaction rolls back must never run: it would leave this mark.
        if (Math.random() < 0.15) {
          await enqueue(tx, { job: noteNumber, payload: { value: -gapFree.value } });
          throw new Undone();
        }
      });
    } catch (error) {
      if (!(error instanceof Undone)) throw error;
    }
  }
};

const drained = async (db: OpenDatabase): Promise<void> => {
  for (;;) {
    const left = await db.rows(
      sql`select 1 from graphile_worker.jobs where task_identifier = ${noteNumber.name} limit 1`,
    );
    if (left.length === 0) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
};

const main = async (): Promise<void> => {
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- our own parent wrote it
  const settings: TakerSettings = JSON.parse(process.env['NUMBERING_KILL'] ?? '');
  const log = openLog('warn');
  const open = (size: number): OpenDatabase =>
    openDatabase({ connection: settings.connection, size, prepared: true, onLost: () => undefined });
  const [db, reserve] = [open(10), open(1)];
  const workers = await startWorkers({
    connection: settings.connection,
    db,
    log,
    clock: systemClock,
    handlers: [noting],
    concurrency: 4,
    alone: true,
  });
  console.log('ready');
  if (settings.mode === 'take') {
    const numbers = numberTaker({ db: reserve });
    await Promise.all(Array.from({ length: 6 }, () => takeForever(db, numbers, settings)));
  }
  await drained(db);
  await workers.stop();
  await Promise.all([db.close(), reserve.close()]);
};

await main();
