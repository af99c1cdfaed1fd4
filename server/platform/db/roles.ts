import pg from 'pg';

/**
 * The three database roles. The owner makes and changes tables of the product; the application reads and writes
 * rows but cannot change what is append-only; the form designer makes and alters the tables of drawn forms. The
 * application does not inherit what the designer may, and takes the role on for the statements that need it.
 * Where the server does not let us make roles, all three are the role that signs in.
 */
export interface Roles {
  readonly owner: string;
  readonly app: string;
  readonly designer: string;
  readonly distinct: boolean;
}

/** Not at all, over a socket that trusts whoever reaches it, or with a password. */
export type SignIn = 'never' | 'trusted' | { readonly password: string };

/**
 * Makes the roles where they are missing and lets them into the database of this connection. The one who signs
 * in must be a superuser or have CREATEROLE; otherwise the answer says that the roles are one. `signIn` says whether
 * the roles sign in by themselves (over the embedded server's private socket) or are taken on by SET ROLE.
 */
export const establishRoles = async (
  client: pg.Client,
  { prefix, signIn }: { readonly prefix: string; readonly signIn: SignIn },
): Promise<Roles> => {
  const { rows } = await client.query<{ me: string; able: boolean }>(
    'select current_user as me, rolsuper or rolcreaterole as able from pg_roles where rolname = current_user',
  );
  const me = rows[0]?.me ?? 'postgres';
  if (rows[0]?.able !== true) return { owner: me, app: me, designer: me, distinct: false };
  const roles = {
    owner: `${prefix}_owner`,
    app: `${prefix}_app`,
    designer: `${prefix}_designer`,
    distinct: true,
  };
  await client.query('begin');
  // Two nodes that start at once would trip over each other's grants.
  await client.query('select pg_advisory_xact_lock(7021946)');
  for (const role of [roles.owner, roles.app, roles.designer]) await makeRole(client, role, { me, signIn });
  await client.query(grants(roles));
  await client.query('commit');
  return roles;
};

const makeRole = async (
  client: pg.Client,
  role: string,
  { me, signIn }: { me: string; signIn: SignIn },
): Promise<void> => {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  const name = pg.escapeIdentifier(role);
  if (rowCount === 0) await client.query(`create role ${name} noinherit ${signInClause(signIn)}`);
  await client.query(`grant ${name} to ${pg.escapeIdentifier(me)}`);
};

const signInClause = (signIn: SignIn): string => {
  if (signIn === 'never') return 'nologin';
  return signIn === 'trusted' ? 'login' : `login password ${pg.escapeLiteral(signIn.password)}`;
};

const grants = ({ owner, app, designer }: Roles): string => {
  const [o, a, d] = [owner, app, designer].map((role) => pg.escapeIdentifier(role));
  return `
    grant create, usage on schema public to ${o};
    grant usage on schema public to ${a}, ${d};
    do $$ begin
      execute format('grant create, connect, temporary on database %I to ${o}', current_database());
      execute format('grant temporary on database %I to ${d}', current_database());
    end $$;
    alter default privileges for role ${o} in schema public
      grant select, insert, update, delete on tables to ${a};
    alter default privileges for role ${o} in schema public grant usage, select on sequences to ${a};
    create schema if not exists forms authorization ${d};
    grant usage on schema forms to ${a}, ${o};
    alter default privileges for role ${d} in schema forms grant select, insert, update, delete on tables to ${a};
    alter default privileges for role ${d} in schema forms grant select on tables to ${o};
    alter default privileges for role ${d} in schema forms grant select on sequences to ${o};
    grant ${d} to ${a}, ${o}`;
};
