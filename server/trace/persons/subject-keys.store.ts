import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Db, newId, type Tx } from '../../platform/index.ts';

/** The key of one value. */
export interface SubjectKey {
  readonly id: string;
  readonly key: Buffer;
}

/** The installation's secret, which finds values again without keeping them; made when it is first needed. */
export const loadSecret = async (tx: Tx): Promise<Buffer> => {
  const known = await readSecret(tx);
  if (known !== undefined) return known;
  await tx.rows(sql`insert into personal_secret (secret) values (${randomBytes(32)}) on conflict do nothing`);
  const made = await readSecret(tx);
  if (made === undefined) throw new Error('The secret of personal values was not kept.');
  return made;
};

const readSecret = async (db: Db): Promise<Buffer | undefined> => {
  const [row] = await db.rows(sql<{ secret: Buffer }>`select secret from personal_secret`);
  return row?.secret;
};

/** What stands for a value (canonical JSON) in the table of keys, in hex. */
export const subjectOf = (secret: Buffer, json: string): string =>
  createHmac('sha256', secret).update(json, 'utf8').digest('hex');

/** The keys of these subjects (hex); those that have none get one, in the order of the subjects. */
export const ensureKeys = async (
  tx: Tx,
  { subjects, now }: { readonly subjects: readonly string[]; readonly now: Date },
): Promise<Map<string, SubjectKey>> => {
  const found = await findKeys(tx, subjects);
  const missing = subjects.filter((subject) => !found.has(subject)).toSorted();
  if (missing.length === 0) return found;
  await tx.rows(sql`
    insert into subject_keys (id, subject, key, made_at)
    select id, decode(subject, 'hex'), decode(key, 'hex'), ${now}
    from unnest(${missing.map(() => newId())}::uuid[], ${missing}::text[],
                ${missing.map(() => randomBytes(32).toString('hex'))}::text[]) as given (id, subject, key)
    on conflict (subject) do nothing`);
  return findKeys(tx, subjects);
};

const findKeys = async (tx: Tx, subjects: readonly string[]): Promise<Map<string, SubjectKey>> => {
  const rows = await tx.rows(sql<SubjectKey & { readonly subject: string }>`
    select id, key, encode(subject, 'hex') as subject from subject_keys
    where subject = any(array(select decode(hex, 'hex') from unnest(${subjects}::text[]) as given (hex)))`);
  return new Map(rows.map(({ subject, id, key }) => [subject, { id, key }]));
};

/** Keys by their ids; the key is null where it was destroyed. */
export const findKeysById = (
  db: Db,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly key: Buffer | null }[]> =>
  db.rows(sql<{ id: string; key: Buffer | null }>`
    select id, key from subject_keys where id = any(${ids}::uuid[])`);

/** Destroys the keys of these subjects (hex) for good; answers with their ids. */
export const destroyKeys = async (
  tx: Tx,
  { subjects, now }: { readonly subjects: readonly string[]; readonly now: Date },
): Promise<string[]> => {
  const rows = await tx.rows(sql<{ id: string }>`
    update subject_keys set subject = null, key = null, erased_at = ${now}
    where subject = any(array(select decode(hex, 'hex') from unnest(${subjects}::text[]) as given (hex)))
    returning id`);
  return rows.map(({ id }) => id);
};

/** The fields that hold personal data, by name. */
export const listFields = async (db: Db): Promise<string[]> => {
  const rows = await db.rows(sql<{ name: string }>`select name from personal_fields order by name`);
  return rows.map(({ name }) => name);
};

/** Sets the fields that hold personal data. */
export const writeFields = async (
  tx: Tx,
  { names, now, by }: { readonly names: readonly string[]; readonly now: Date; readonly by: string | null },
): Promise<void> => {
  tx.send(sql`delete from personal_fields where name <> all(${names}::text[])`);
  tx.send(sql`
    insert into personal_fields (name, added_at, added_by)
    select name, ${now}, ${by}::uuid from unnest(${names}::text[]) as given (name)
    on conflict (name) do nothing`);
};
