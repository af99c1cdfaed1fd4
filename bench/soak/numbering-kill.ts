import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { TakerSettings } from '../processes/numbering-taker.ts';

/** A database with the product's tables, of its own for this run. */
export interface KillRun {
  readonly connection: (role: 'owner' | 'app') => pg.ClientConfig;
  /** Child processes killed one after another. */
  readonly kills: number;
  /** A child is killed at a random moment up to so long after it began to take numbers. */
  readonly longestMilliseconds: number;
  readonly tell: (line: string) => void;
}

/** What was found after the last kill. All but `taken` and `jobsRan` must be empty or 0. */
export interface KillReport {
  readonly taken: number;
  readonly jobsRan: number;
  readonly repeatedNumbers: readonly string[];
  readonly gapsInGapFree: number;
  readonly jobsMissing: number;
  readonly jobsOfRolledBack: number;
}

const rules = { gapFreeRule: 'soak.gap-free', fastRule: 'soak.fast' } as const;

/**
 * Kills (SIGKILL) a process that takes numbers and works jobs, `kills` times at random moments, and then counts: no
 * number twice, none left out under the gap-free rule, every job of a committed transaction run, none of another.
 */
export const numberingKill = async (run: KillRun): Promise<KillReport> => {
  const owner = new pg.Client(run.connection('owner'));
  await owner.connect();
  try {
    await prepare(owner);
    for (let kill = 1; kill <= run.kills; kill += 1) {
      const lived = await startAndKill(run);
      run.tell(`kill ${kill} of ${run.kills}: after ${lived} ms, ${await countTaken(owner)} numbers taken`);
    }
    await othersGone(owner);
    await drain(run);
    return await report(owner);
  } finally {
    await owner.end();
  }
};

const prepare = async (owner: pg.Client): Promise<void> => {
  await owner.query(`
    create table soak_taken (rule text not null, value bigint not null, text text not null);
    create table soak_ran (value bigint primary key, times integer not null default 1)`);
  for (const [mode, key] of [
    ['gap-free', rules.gapFreeRule],
    ['fast', rules.fastRule],
  ]) {
    await owner.query(
      `insert into serial_rules (id, key, version, name, mode, segments, changed_at, changed_by)
       values (gen_random_uuid(), $1, 1, $1, $2, $3, now(), 'soak')`,
      [
        key,
        mode,
        JSON.stringify([
          { kind: 'date', pattern: 'yyyyMM' },
          { kind: 'counter', width: 6, reset: 'month' },
        ]),
      ],
    );
  }
};

const startChild = (run: KillRun, mode: TakerSettings['mode']) => {
  const settings: TakerSettings = {
    connection: run.connection('app'),
    mode,
    ...rules,
    at: '2026-11-24T02:00:00Z',
  };
  return spawn(process.execPath, [path.join(import.meta.dirname, '../processes/numbering-taker.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NUMBERING_KILL: JSON.stringify(settings) },
  });
};

/** What a process ends with: its exit code, or the signal that ended it. */
const exitOf = async (child: ChildProcess): Promise<unknown> => {
  const exit: unknown[] = await once(child, 'exit');
  return exit[0] ?? exit[1];
};

const startAndKill = async (run: KillRun): Promise<number> => {
  const child = startChild(run, 'take');
  const ended = exitOf(child);
  await Promise.race([
    once(child.stdout, 'data'),
    ended.then(() => {
      throw new Error('The process ended before it could be killed.');
    }),
  ]);
  const lived = Math.round(Math.random() * run.longestMilliseconds);
  await sleep(lived);
  child.kill('SIGKILL');
  if ((await ended) !== 'SIGKILL') throw new Error('The process ended by itself; see its own output.');
  return lived;
};

const drain = async (run: KillRun): Promise<void> => {
  const ended = await exitOf(startChild(run, 'drain'));
  if (ended !== 0) throw new Error(`The process that works off the jobs ended with ${String(ended)}.`);
};

/** The server finishes what a killed client had sent; only then may be counted. */
const othersGone = async (owner: pg.Client): Promise<void> => {
  for (let tries = 0; tries < 200; tries += 1) {
    const { rowCount } = await owner.query(
      `select 1 from pg_stat_activity
       where datname = current_database() and backend_type = 'client backend' and state <> 'idle'
         and application_name like 'yuanliu%'`,
    );
    if (rowCount === 0) return;
    await sleep(50);
  }
  throw new Error('Statements of a killed process still run after 10 s.');
};

const countTaken = async (owner: pg.Client): Promise<number> => {
  const { rows } = await owner.query<{ count: number }>('select count(*)::int as count from soak_taken');
  return rows[0]?.count ?? 0;
};

const report = async (owner: pg.Client): Promise<KillReport> => {
  const repeated = await owner.query<{ text: string }>(
    'select rule || text as text from soak_taken group by rule, text having count(*) > 1',
  );
  const { rows } = await owner.query<Omit<KillReport, 'repeatedNumbers'>>(
    `with gap_free as (select value from soak_taken where rule = $1)
     select (select count(*)::int from soak_taken) as "taken",
       (select count(*)::int from soak_ran) as "jobsRan",
       (select greatest(c.value, (select max(value) from gap_free)) - (select count(*) from gap_free)
          from serial_counters c join serial_rules r on r.id = c.rule_id where r.key = $1)::int as "gapsInGapFree",
       (select count(*)::int from gap_free g where not exists (select 1 from soak_ran s where s.value = g.value))
         as "jobsMissing",
       (select count(*)::int from soak_ran s where not exists (select 1 from gap_free g where g.value = s.value))
         as "jobsOfRolledBack"`,
    [rules.gapFreeRule],
  );
  const [counted] = rows;
  if (counted === undefined) throw new Error('Nothing could be counted.');
  return { ...counted, repeatedNumbers: repeated.rows.map(({ text }) => text) };
};
