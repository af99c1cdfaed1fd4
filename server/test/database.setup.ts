import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { establishRoles, type Roles } from '../platform/db/roles.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres/embedded-postgres.ts';
import { migrate } from '../platform/migrate.ts';

/** Where the tests' server is reached, and the roles in it. */
export interface TestServer {
  readonly host: string;
  readonly port: number;
  readonly superuser: string;
  readonly password: string | undefined;
  readonly template: string;
  readonly roles: Roles;
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

const template = 'yuanliu_template';

/** One server for the whole run, with a migrated database that every test file clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const external = process.env['TEST_DATABASE_URL'];
  const server = external === undefined ? await ownServer() : externalServer(external);
  await prepareTemplate(server.at);
  project.provide('testServer', { ...server.at, template, roles: await rolesOf(server.at) });
  return server.stop;
}

interface Reached {
  readonly host: string;
  readonly port: number;
  readonly superuser: string;
  readonly password: string | undefined;
}

const ownServer = async (): Promise<{ at: Reached; stop: () => Promise<void> }> => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'yuanliu-test-'));
  await chmod(dataDir, 0o711);
  const server = await startEmbeddedPostgres({
    dataDir,
    log: () => undefined,
    settings: { shared_buffers: '64MB', max_connections: '200' },
  });
  const { host, port, user, password } = server.connection('postgres', 'postgres');
  return {
    at: { host, port, superuser: user, password },
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

const externalServer = (url: string): { at: Reached; stop: () => Promise<void> } => {
  const { hostname, port, username, password } = new URL(url);
  return {
    at: {
      host: hostname,
      port: Number(port || 5432),
      superuser: username,
      password: decodeURIComponent(password),
    },
    stop: async () => undefined,
  };
};

const connect = async (
  { host, port, superuser, password }: Reached,
  database: string,
): Promise<pg.Client> => {
  const client = new pg.Client({
    host,
    port,
    user: superuser,
    database,
    ...(password !== undefined && { password }),
  });
  await client.connect();
  return client;
};

const rolesOf = async (at: Reached): Promise<Roles> => {
  const client = await connect(at, template);
  try {
    return await establishRoles(client, { prefix: 'yuanliu', signIn: 'never' });
  } finally {
    await client.end();
  }
};

const prepareTemplate = async (at: Reached): Promise<void> => {
  const client = await connect(at, 'postgres');
  await client.query(`drop database if exists ${template} with (force)`);
  await client.query(`create database ${template} template template0 encoding 'UTF8'`);
  await client.end();
  const roles = await rolesOf(at);
  await migrate({
    connection: {
      host: at.host,
      port: at.port,
      user: at.superuser,
      database: template,
      options: `-c role=${roles.owner}`,
      ...(at.password !== undefined && { password: at.password }),
    },
    roles,
    folder: path.join(import.meta.dirname, '../migrations'),
    onStep: () => undefined,
  });
};
