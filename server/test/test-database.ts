import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type {} from './test-server.ts';
import {
  type Clock,
  type Ctx,
  everything,
  type OpenDatabase,
  systemActor,
  systemClock,
} from '../platform/index.ts';
import { openDatabase } from '../platform/db/db.ts';
import { openLog } from '../platform/log.ts';

/** A database of the test file's own, cloned from the migrated template. */
export interface TestDatabase {
  readonly name: string;
  readonly db: OpenDatabase;
  /** A further pool of the application role, closed with the rest; for code that must not share the first. */
  readonly openBeside: (size: number) => OpenDatabase;
  /** Settings for a connection as one of the roles. */
  readonly connection: (role: 'owner' | 'app' | 'designer') => pg.ClientConfig;
  /** The product itself as actor, everything in scope, unless told otherwise. */
  readonly ctx: (over?: Partial<Ctx>) => Ctx;
  /** A statement as the owner of the tables, past all rights: for tampering and for looking. */
  readonly asOwner: <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<R[]>;
  readonly close: () => Promise<void>;
}

/** Clones the template (about 0.2 s); call in `beforeAll` and close in `afterAll`. */
export const testDatabase = async (): Promise<TestDatabase> => {
  const { host, port, superuser, password, template, roles } = inject('testServer');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const base = { host, port, user: superuser, ...(password !== undefined && { password }) };
  await administer({ ...base, database: 'postgres' }, `create database ${name} template ${template}`);
  const connection: TestDatabase['connection'] = (role) => ({
    ...base,
    database: name,
    options: `-c role=${roles[role]}`,
  });
  const pools: OpenDatabase[] = [];
  const openBeside: TestDatabase['openBeside'] = (size) => {
    const pool = openDatabase({
      connection: connection('app'),
      size,
      prepared: true,
      onLost: () => undefined,
    });
    pools.push(pool);
    return pool;
  };
  const db = openBeside(10);
  const owner = new pg.Client(connection('owner'));
  await owner.connect();
  return {
    name,
    db,
    openBeside,
    connection,
    ctx: (over = {}) => ({
      actor: systemActor('test'),
      scope: everything,
      db,
      log: openLog('error'),
      clock: systemClock,
      ...over,
    }),
    asOwner: async (text, values = []) => (await owner.query(text, values)).rows,
    close: async () => {
      await Promise.all(pools.map((pool) => pool.close()));
      await owner.end();
      await administer({ ...base, database: 'postgres' }, `drop database ${name} with (force)`);
    },
  };
};

const administer = async (config: pg.ClientConfig, statement: string): Promise<void> => {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

/** A clock that stands still until it is moved. */
export const stoppedClock = (start: string): Clock & { readonly move: (milliseconds: number) => void } => {
  let now = Date.parse(start);
  return {
    now: () => new Date(now),
    move: (milliseconds) => {
      now += milliseconds;
    },
  };
};
