import { readFile } from 'node:fs/promises';
import type { BenchDatabase } from './database.ts';

/** Ticks of Linux' clock in a second, as /proc counts them. */
const ticksPerSecond = 100;

/**
 * Processor time in microseconds that the processes of the database server have taken so far; those that ended
 * meanwhile are not in it, so it is to be compared over a time in which the pools stay open. Zero where there is no
 * /proc.
 */
export const databaseProcessor = async ({ asOwner }: Pick<BenchDatabase, 'asOwner'>): Promise<number> => {
  const rows = await asOwner<{ pid: number }>(
    'select pid from pg_stat_activity where pid <> pg_backend_pid()',
  );
  const times = await Promise.all(rows.map(({ pid }) => ticksOf(pid)));
  return (times.reduce((sum, ticks) => sum + ticks, 0) * 1_000_000) / ticksPerSecond;
};

const ticksOf = async (pid: number): Promise<number> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // Behind the name in brackets the third field comes first; 14 and 15 are user and system time.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
};
