import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Somebody else serves from this embedded database. */
export class InUse extends Error {
  constructor(folder: string, holder: string) {
    super(
      `数据目录 ${folder} 正被另一个源流进程（${holder}）使用，请先停止它，或设置另一个 DATA_DIR。 ` +
        `The data folder ${folder} is in use by another Yuanliu process (${holder}); stop it or set another DATA_DIR.`,
    );
    this.name = 'InUse';
  }
}

/** The right to serve from an embedded database, until released or until this process dies. */
export interface SoleUse {
  readonly release: () => Promise<void>;
}

/** Any number that nothing else in this database locks. */
const key = 7_021_946;
/** A killed process's connection ends within milliseconds; a busy machine is given a little longer. */
const patienceMilliseconds = 3_000;

/**
 * Takes the sole use of the embedded database of a data folder. The lock hangs on a connection, so the operating
 * system gives it back whatever way the holder dies.
 */
export const takeSoleUse = async (connection: pg.ClientConfig, folder: string): Promise<SoleUse> => {
  const client = new pg.Client({ ...connection, application_name: `yuanliu process ${process.pid}` });
  // A broken connection here means that the server went away; whoever uses the database is told so there.
  client.on('error', () => undefined);
  await client.connect();
  const deadline = Date.now() + patienceMilliseconds;
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      key,
    ]);
    if (rows[0]?.taken === true) return { release: () => client.end() };
    if (Date.now() > deadline) break;
    await sleep(100);
  }
  const holder = await holderOf(client);
  await client.end();
  throw new InUse(folder, holder);
};

const holderOf = async (client: pg.Client): Promise<string> => {
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and objid = $1 and granted`,
    [key],
  );
  return rows[0]?.name ?? '?';
};
