import pg from 'pg';
import { z } from 'zod';

/** The schema whose tables are made while the product runs, by the designer's role, which owns it. */
export const drawnSchema = 'forms';

export const drawnTableForm = z.object({
  name: z.string(),
  comment: z.string().nullable(),
  columns: z.array(
    z.object({
      name: z.string(),
      /** As PostgreSQL writes it, with its collation where that is not the usual one. */
      type: z.string(),
      notNull: z.boolean(),
      default: z.string().nullable(),
      /** The sequence that gives its values; null where it has none. */
      identity: z.string().nullable(),
      comment: z.string().nullable(),
    }),
  ),
  constraints: z.array(z.object({ name: z.string(), definition: z.string(), isForeignKey: z.boolean() })),
  /** Statements that make the indexes which no constraint has. */
  indexes: z.array(z.string()),
});

/** A table that no migration makes: what is needed to make it again. */
export type DrawnTable = z.output<typeof drawnTableForm>;

const described = `
  select c.relname as name, obj_description(c.oid) as comment,
    (select jsonb_agg(jsonb_build_object(
       'name', a.attname,
       'type', format_type(a.atttypid, a.atttypmod) || coalesce((
         select ' collate ' || quote_ident(l.collname) from pg_collation l
         where l.oid = a.attcollation and l.collname <> 'default'), ''),
       'notNull', a.attnotnull,
       'default', case when a.attidentity = '' then pg_get_expr(d.adbin, d.adrelid) end,
       'identity', case when a.attidentity <> ''
         then pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) end,
       'comment', col_description(c.oid, a.attnum)) order by a.attnum)
     from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    coalesce((
      select jsonb_agg(jsonb_build_object('name', k.conname, 'definition', pg_get_constraintdef(k.oid),
        'isForeignKey', k.contype = 'f') order by k.conname)
      from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'c', 'f')), '[]') as constraints,
    coalesce((
      select jsonb_agg(pg_get_indexdef(x.indexrelid) order by x.indexrelid)
      from pg_index x where x.indrelid = c.oid and x.indisvalid
        and not exists (select 1 from pg_constraint k where k.conindid = x.indexrelid and k.conrelid = c.oid)),
      '[]') as indexes
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = $1 and c.relowner = n.nspowner and c.relkind = 'r' order by 1`;

/** The drawn tables as they stand: those of published forms, and what is kept of earlier versions. */
export const drawnTables = async (client: pg.ClientBase): Promise<DrawnTable[]> => {
  const { rows } = await client.query<DrawnTable>(described, [drawnSchema]);
  return rows;
};

/** Takes on the role that may write a table: the designer's for drawn ones, else the one of the connection. */
export type ActFor = (schema: string) => Promise<void>;

/** Changes between the two roles inside the transaction that is open on the connection. */
export const actingRoles = async (client: pg.ClientBase): Promise<ActFor> => {
  const { rows } = await client.query<{ own: string; designer: string }>(
    `select current_user as own, r.rolname as designer
     from pg_namespace n join pg_roles r on r.oid = n.nspowner
     where n.nspname = $1 and pg_has_role(session_user, r.oid, 'member')`,
    [drawnSchema],
  );
  const [roles] = rows;
  return async (schema) => {
    // Whoever cannot take the role on has drawn nothing either.
    if (roles === undefined) return;
    const role = schema === drawnSchema ? roles.designer : roles.own;
    await client.query(`select set_config('role', $1, true)`, [role]);
  };
};

const asDesigner = async (client: pg.ClientBase, work: () => Promise<void>): Promise<void> => {
  const actFor = await actingRoles(client);
  await actFor(drawnSchema);
  await work();
  await actFor('public');
};

const nameOf = (name: string): string => `${pg.escapeIdentifier(drawnSchema)}.${pg.escapeIdentifier(name)}`;

const columnSql = ({
  name,
  type,
  notNull,
  default: value,
  identity,
}: DrawnTable['columns'][number]): string =>
  [
    pg.escapeIdentifier(name),
    type,
    ...(notNull ? ['not null'] : []),
    ...(value === null ? [] : [`default ${value}`]),
    ...(identity === null ? [] : [`generated always as identity (sequence name ${identity})`]),
  ].join(' ');

const commentsOf = ({ name, comment, columns }: DrawnTable): string[] => [
  ...(comment === null ? [] : [`comment on table ${nameOf(name)} is ${pg.escapeLiteral(comment)}`]),
  ...columns.flatMap((column) =>
    column.comment === null
      ? []
      : [
          `comment on column ${nameOf(name)}.${pg.escapeIdentifier(column.name)} is ${pg.escapeLiteral(column.comment)}`,
        ],
  ),
];

/** Drops the drawn tables that stand, and makes those of the backup, empty and without what would slow their filling. */
export const makeDrawnTables = (client: pg.ClientBase, tables: readonly DrawnTable[]): Promise<void> =>
  asDesigner(client, async () => {
    const standing = await drawnTables(client);
    if (standing.length > 0)
      await client.query(`drop table ${standing.map(({ name }) => nameOf(name)).join(', ')}`);
    for (const table of tables) {
      await client.query(`create table ${nameOf(table.name)} (${table.columns.map(columnSql).join(', ')})`);
      for (const comment of commentsOf(table)) await client.query(comment);
    }
  });

/** Gives the filled tables their constraints and indexes: keys first, since others point at them. */
export const finishDrawnTables = (client: pg.ClientBase, tables: readonly DrawnTable[]): Promise<void> =>
  asDesigner(client, async () => {
    for (const isForeignKey of [false, true])
      for (const { name, constraints } of tables)
        for (const each of constraints.filter((one) => one.isForeignKey === isForeignKey))
          await client.query(
            `alter table ${nameOf(name)} add constraint ${pg.escapeIdentifier(each.name)} ${each.definition}`,
          );
    for (const { name, indexes } of tables) {
      for (const index of indexes) await client.query(index);
      await client.query(`analyze ${nameOf(name)}`);
    }
  });
