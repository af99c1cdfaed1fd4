import { type RecordValues, referencesIn, type Target } from '@yuanliu/core/forms';
import { sql } from 'kysely';
import type { Ctx, Tx } from '../../platform/index.ts';
import { accessOf } from '../access/access-of.ts';
import { loadReach } from '../access/reach.ts';
import { type FormInUse, formInUse } from '../form-in-use.ts';
import { readRecords } from '../reading/read-records.ts';

/** One thing that an id points at. */
interface Found {
  /** All of it: what is stored follows from the record, not from who saved it. */
  readonly values: RecordValues;
  /** Whether the person who writes may choose it. */
  readonly isOffered: boolean;
}

/** What the ids in a record point at. */
export interface RelatedRecords {
  readonly related: (target: Target, id: string) => RecordValues | undefined;
  /** Whether the person who writes may choose it: in reach, and neither recycled nor void nor inactive. */
  readonly isOffered: (target: Target, id: string) => boolean;
}

const everywhere = () => sql<boolean>`true`;

type FoundRows = readonly (readonly [string, Found])[];

interface NamedRow {
  readonly id: string;
  readonly name: string;
  readonly department: string | null;
  readonly active: boolean;
}

const people = async (tx: Tx, ids: readonly string[]): Promise<FoundRows> => {
  const rows = await tx.rows(sql<NamedRow>`
    select id, name, department_id as department, active from identity_v1_user
    where id = any(${[...ids]}::uuid[])`);
  return rows.map(({ id, name, department, active }) => [
    id,
    { values: { name, department }, isOffered: active },
  ]);
};

const departments = async (tx: Tx, ids: readonly string[]): Promise<FoundRows> => {
  const rows = await tx.rows(sql<{ id: string; name: string }>`
    select id, name from identity_v1_department where id = any(${[...ids]}::uuid[])`);
  return rows.map(({ id, name }) => [id, { values: { name }, isOffered: true }]);
};

interface OfForm {
  readonly key: string;
  readonly ids: readonly string[];
  readonly zone: string;
}

const records = async (tx: Tx, ctx: Ctx, { key, ids, zone }: OfForm): Promise<FoundRows> => {
  const asking = { actor: ctx.actor, clock: ctx.clock, zone };
  const [form, reach] = await Promise.all([formInUse(tx, key), loadReach(tx, asking, [key])]);
  const access = accessOf(reach.rights.get(key) ?? [], { place: form.place, world: reach.world }, 'see');
  const hits = (alias: string) => sql<number[]>`
    case when ${access.where(alias)} and ${sql.ref(`${alias}.deleted_at`)} is null
      and ${sql.ref(`${alias}.state`)} <> 3 then '{1}'::int[] else '{}'::int[] end`;
  const rows = await readRecords(tx, form, { where: everywhere, hits, ids });
  return rows.map((record) => [
    record.id,
    { values: { ...record.values, title: record.title }, isOffered: record.hits.length > 0 },
  ]);
};

const found = (
  tx: Tx,
  ctx: Ctx,
  { target, ids, zone }: { target: Target; ids: readonly string[]; zone: string },
): Promise<FoundRows> => {
  if (target === 'user') return people(tx, ids);
  if (target === 'department') return departments(tx, ids);
  return records(tx, ctx, { key: target.slice('form:'.length), ids, zone });
};

const nothing: RelatedRecords = { related: () => undefined, isOffered: () => false };

/** Fetches what the ids in these values of a form point at; nothing is asked where there are none. */
export const relatedRecords = async (
  tx: Tx,
  ctx: Ctx,
  { form, values, zone }: { form: FormInUse; values: readonly RecordValues[]; zone: string },
): Promise<RelatedRecords> => {
  const references = [...referencesIn(form.definition.fields, values)];
  if (references.length === 0) return nothing;
  const idForm = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
  const all = await Promise.all(
    references.map(async ([target, ids]) => {
      const sound = [...ids].map((id) => id.trim().toLowerCase()).filter((id) => idForm.test(id));
      return [target, new Map(await found(tx, ctx, { target, ids: sound, zone }))] as const;
    }),
  );
  const byTarget = new Map<Target, ReadonlyMap<string, Found>>(all);
  return {
    related: (target, id) => byTarget.get(target)?.get(id)?.values,
    isOffered: (target, id) => byTarget.get(target)?.get(id)?.isOffered === true,
  };
};
