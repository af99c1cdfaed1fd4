import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { establishRoles, type Roles } from '../platform/db/roles.ts';
import { migrate } from '../platform/migrate.ts';

/** Where the tests' server is reached, and the roles in it. */
export interface TestServer extends Reached {
  readonly template: string;
  readonly roles: Roles;
}

/** A server that the tests may do with as they like. */
export interface Reached {
  readonly host: string;
  readonly port: number;
  readonly superuser: string;
  readonly password: string | undefined;
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

const template = 'yuanliu_template';

/** Makes a migrated database on the server, which every test file of the project clones. */
export const offerServer = async (project: TestProject, at: Reached): Promise<void> => {
  await prepareTemplate(at);
  project.provide('testServer', { ...at, template, roles: await rolesOf(at) });
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
