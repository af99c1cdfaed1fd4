import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';

interface Tables {
  outbox: { id: string; name: string; data: unknown };
}

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

const id = '01890000-0000-7000-8000-000000000001';

test('a connection outside a transaction refuses even a raw write', async () => {
  await expect(
    t.db.rows(sql`insert into outbox (id, name, data) values (${id}, 'a.b', '{}')`),
  ).rejects.toThrow(/read-only transaction/);
});

test('a transaction commits what returns and undoes what throws', async () => {
  await t.db.transact(async (tx) => {
    await tx.into<Tables>().insertInto('outbox').values({ id, name: 'kept', data: '{}' }).execute();
  });
  await expect(
    t.db.transact(async (tx) => {
      await tx.into<Tables>().updateTable('outbox').set({ name: 'lost' }).where('id', '=', id).execute();
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  const row = await t.db
    .tables<Tables>()
    .selectFrom('outbox')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirst();
  expect(row?.name).toBe('kept');
});

test('a deadlock is tried again until both transactions have committed', async () => {
  await t.db.transact((tx) => tx.rows(sql`insert into job_workers (worker_id) values ('a'), ('b')`));
  const lock = (tx: { rows: typeof t.db.rows }, worker: string) =>
    tx.rows(sql`update job_workers set seen_at = now() where worker_id = ${worker}`);
  let attempts = 0;
  const crossing = (first: string, second: string) =>
    t.db.transact(async (tx) => {
      attempts += 1;
      await lock(tx, first);
      await tx.rows(sql`select pg_sleep(0.1)`);
      await lock(tx, second);
    });
  await Promise.all([crossing('a', 'b'), crossing('b', 'a')]);
  expect(attempts).toBeGreaterThan(2);
});

test('the application role can neither change tables nor become the owner of them', async () => {
  await expect(t.db.transact((tx) => tx.rows(sql`alter table outbox add column x int`))).rejects.toThrow(
    /must be owner/,
  );
});

test('the designer makes tables in one transaction with what the application writes, and the application cannot', async () => {
  await t.db.transact(async (tx) => {
    await tx.asDesigner(() => tx.rows(sql`create table forms.drawn (id int primary key)`));
    await tx.rows(sql`insert into forms.drawn values (1)`);
    await tx.rows(sql`insert into job_workers (worker_id) values ('with a table')`);
  });
  expect(await t.db.rows(sql`select id from forms.drawn`)).toEqual([{ id: 1 }]);
  const altering = t.db.transact((tx) => tx.rows(sql`alter table forms.drawn add column x int`));
  await expect(altering).rejects.toThrow(/must be owner/);
  const making = t.db.transact((tx) => tx.rows(sql`create table forms.other (id int)`));
  await expect(making).rejects.toThrow(/permission denied/);
  const undone = t.db.transact(async (tx) => {
    await tx.asDesigner(() => tx.rows(sql`alter table forms.drawn add column x int`));
    throw new Error('no');
  });
  await expect(undone).rejects.toThrow('no');
  expect(await t.db.rows(sql`select * from forms.drawn`)).toEqual([{ id: 1 }]);
});

test('the designer may neither read nor change the tables of the product', async () => {
  const reading = t.db.transact((tx) => tx.asDesigner(() => tx.rows(sql`select * from audit_entries`)));
  await expect(reading).rejects.toThrow(/permission denied/);
  const making = t.db.transact((tx) => tx.asDesigner(() => tx.rows(sql`create table public.x (id int)`)));
  await expect(making).rejects.toThrow(/permission denied/);
});

test('the designer builds an index beside running work, and the connection is used by nobody after', async () => {
  const one = t.openBeside(1);
  await one.transact((tx) => tx.asDesigner(() => tx.rows(sql`create table forms.built (id int)`)));
  await one.alone(sql`create index concurrently built_id on forms.built (id)`);
  const rows = await one.rows(sql`
    select c.relname as name, current_user = r.rolname as "isDesigner" from pg_class c
    join pg_roles r on r.oid = c.relowner where c.relname = 'built_id'`);
  expect(rows).toEqual([{ name: 'built_id', isDesigner: false }]);
  await expect(one.rows(sql`insert into forms.built values (1)`)).rejects.toThrow(/read-only/);
});

test('a statement that nobody waits for commits with the rest, in the order of writing', async () => {
  await t.db.transact(async (tx) => {
    tx.send(sql`insert into job_workers (worker_id) values ('sent')`);
    expect(await tx.rows(sql`select 1 from job_workers where worker_id = 'sent'`)).toHaveLength(1);
    tx.send(sql`update job_workers set worker_id = 'sent twice' where worker_id = 'sent'`);
  });
  expect(await t.db.rows(sql`select 1 from job_workers where worker_id = 'sent twice'`)).toHaveLength(1);
});

test('the rows of one that nobody waits for are there after the commit, and its failure is the one that is told', async () => {
  const { later } = await t.db.transact(async (tx) => {
    const later = tx.rowsLater(sql`insert into job_workers (worker_id) values ('later') returning worker_id`);
    tx.send(sql`delete from job_workers where worker_id = 'later'`);
    return { later };
  });
  expect(await later).toEqual([{ worker_id: 'later' }]);
  const failing = t.db.transact(async (tx) => {
    const lost = tx.rowsLater(sql`select 1 / 0`);
    tx.send(sql`select 1`);
    return { lost };
  });
  await expect(failing).rejects.toThrow(/division by zero/);
});

test('one that fails undoes the transaction and is the error that is told', async () => {
  const atTheCommit = t.db.transact(async (tx) => {
    tx.send(sql`insert into job_workers (worker_id) values ('undone')`);
    tx.send(sql`select 1 / 0`);
  });
  await expect(atTheCommit).rejects.toThrow(/division by zero/);
  const atTheNext = t.db.transact(async (tx) => {
    tx.send(sql`select 1 / 0`);
    await tx.rows(sql`select 1`);
  });
  await expect(atTheNext).rejects.toThrow(/division by zero/);
  expect(await t.db.rows(sql`select 1 from job_workers where worker_id = 'undone'`)).toEqual([]);
});

test('an error that the work swallowed does not commit', async () => {
  const swallowing = t.db.transact(async (tx) => {
    await tx.rows(sql`select 1 / 0`).catch(() => undefined);
  });
  await expect(swallowing).rejects.toThrow(/aborted by an error/);
});

test('a connection that breaks in a transaction fails it alone, and the pool goes on', async () => {
  const cut = t.db.transact((tx) => tx.rows(sql`select pg_terminate_backend(pg_backend_pid())`));
  await expect(cut).rejects.toThrow(/terminat/);
  expect(await t.db.rows(sql`select 1 as one`)).toEqual([{ one: 1 }]);
});

test('signals are heard once the transaction has committed, and never of one that is undone', async () => {
  const client = new pg.Client(t.connection('app'));
  await client.connect();
  const heard: string[] = [];
  client.on('notification', ({ payload }) => heard.push(payload ?? ''));
  await client.query('listen test_signals');
  const signal = (payload: string) => ({ channel: 'test_signals', payload });
  const undone = t.db.transact(async (tx) => {
    tx.signal(signal('undone'));
    await tx.rows(sql`select 1 / 0`);
  });
  await expect(undone).rejects.toThrow(/division by zero/);
  await Promise.all(
    ['a', 'b', 'c'].map((payload) => t.db.transact(async (tx) => tx.signal(signal(payload)))),
  );
  await expect.poll(() => heard.toSorted()).toEqual(['a', 'b', 'c']);
  await client.end();
});

test('what is left over of work that failed writes into nobody else’s transaction', async () => {
  const one = t.openBeside(1);
  const late = Promise.withResolvers<unknown>();
  const failing = one.transact(async (tx) => {
    const straggler = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      tx.send(sql`insert into job_workers (worker_id) values ('sent late')`);
      await tx.rows(sql`insert into job_workers (worker_id) values ('late')`);
    };
    straggler().catch(late.resolve);
    await tx.rows(sql`select 1 / 0`);
  });
  await expect(failing).rejects.toThrow(/division by zero/);
  await one.transact((tx) => tx.rows(sql`select pg_sleep(0.5)`));
  expect(await late.promise).toMatchObject({ message: expect.stringContaining('transaction is over') });
  expect(await t.db.rows(sql`select 1 from job_workers where worker_id like '%late'`)).toEqual([]);
});

test('nobody waits without end: for a connection, for a lock, or for a transaction that lies idle', async () => {
  const [limits] = await t.db.rows(sql<Record<string, string>>`
    select current_setting('lock_timeout') as lock, current_setting('statement_timeout') as statement,
           current_setting('idle_in_transaction_session_timeout') as idle`);
  expect(limits).toEqual({ lock: '30s', statement: '10min', idle: '1min' });
  expect(t.db.pool.options.connectionTimeoutMillis).toBe(30_000);
});
