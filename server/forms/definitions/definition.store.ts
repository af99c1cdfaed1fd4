import type { FormDefinition, Retired } from '@yuanliu/core/forms';
import { sql } from 'kysely';
import { type Ctx, type Db, newId, type Tx } from '../../platform/index.ts';
import type { DefinitionTables } from './definition.tables.ts';
import { storedDefinition } from './stored-definition.ts';

/** A form as its designer has it. */
export interface StoredForm {
  readonly id: string;
  readonly key: string;
  readonly isSystem: boolean;
  readonly published: { readonly version: number; readonly definition: FormDefinition } | undefined;
  readonly draft: FormDefinition | undefined;
  readonly draftVersion: number;
  readonly draftChangedAt: Date | null;
  readonly draftChangedBy: string | null;
  readonly changedAt: Date;
}

const forms = (db: Db) =>
  db
    .tables<DefinitionTables>()
    .selectFrom('form_definitions as f')
    .select([
      'f.id',
      'f.key',
      'f.is_system as isSystem',
      'f.version',
      'f.definition',
      'f.draft',
      'f.draft_version as draftVersion',
      'f.draft_changed_at as draftChangedAt',
      'f.changed_at as changedAt',
      sql<string | null>`(select name from identity_v1_user u where u.id = f.draft_changed_by)`.as(
        'draftChangedBy',
      ),
    ]);

type FormRow = Awaited<ReturnType<ReturnType<typeof forms>['executeTakeFirstOrThrow']>>;

const formOf = ({ version, definition, draft, ...row }: FormRow): StoredForm => ({
  ...row,
  published: version === null ? undefined : { version, definition: storedDefinition(definition) },
  draft: draft === null ? undefined : storedDefinition(draft),
});

/** A form by its key. */
export const findForm = async (db: Db, key: string): Promise<StoredForm | undefined> => {
  const row = await forms(db).where('f.key', '=', key).executeTakeFirst();
  return row && formOf(row);
};

/** A form by its key, locked until the transaction ends. */
export const lockForm = async (tx: Tx, key: string): Promise<StoredForm | undefined> => {
  const row = await forms(tx).where('f.key', '=', key).forUpdate('f').executeTakeFirst();
  return row && formOf(row);
};

/** Adds a form that has a draft alone; false where the key is taken. */
export const insertForm = async (
  tx: Tx,
  { actor, clock }: Pick<Ctx, 'actor' | 'clock'>,
  form: {
    readonly id: string;
    readonly key: string;
    readonly draft: FormDefinition;
    readonly isSystem: boolean;
  },
): Promise<boolean> => {
  const now = clock.now();
  const rows = await tx
    .into<DefinitionTables>()
    .insertInto('form_definitions')
    .values({
      id: form.id,
      key: form.key,
      is_system: form.isSystem,
      draft: JSON.stringify(form.draft),
      draft_version: 1,
      draft_changed_at: now,
      draft_changed_by: actor.userId,
      created_at: now,
      created_by: actor.userId,
      changed_at: now,
      changed_by: actor.userId,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .execute();
  return rows.length > 0;
};

/** Keeps a draft, or with undefined none; answers the draft's version. */
export const updateDraft = async (
  tx: Tx,
  { actor, clock }: Pick<Ctx, 'actor' | 'clock'>,
  { form, draft }: { readonly form: StoredForm; readonly draft: FormDefinition | undefined },
): Promise<number> => {
  const now = clock.now();
  const version = form.draftVersion + 1;
  await tx
    .into<DefinitionTables>()
    .updateTable('form_definitions')
    .set({
      draft: draft === undefined ? null : JSON.stringify(draft),
      draft_version: version,
      draft_changed_at: now,
      draft_changed_by: actor.userId,
      changed_at: now,
      changed_by: actor.userId,
    })
    .where('id', '=', form.id)
    .execute();
  return version;
};

/** Removes a form that was never published. */
export const deleteUnpublished = async (tx: Tx, id: string): Promise<void> => {
  await tx.into<DefinitionTables>().deleteFrom('form_definitions').where('id', '=', id).execute();
};

/** What a publishing writes besides the tables. */
export interface NewVersion {
  readonly form: StoredForm;
  readonly version: number;
  readonly definition: FormDefinition;
  readonly note: string;
  readonly changes: number;
  readonly rolledBackTo?: number | undefined;
  /** The draft that stays; none where it is what is published. */
  readonly draft: FormDefinition | undefined;
}

/** Adds a version and makes it the published one. */
export const insertVersion = async (
  tx: Tx,
  { actor, clock }: Pick<Ctx, 'actor' | 'clock'>,
  { form, version, definition, note, changes, rolledBackTo, draft }: NewVersion,
): Promise<void> => {
  const now = clock.now();
  const document = JSON.stringify(definition);
  await tx
    .into<DefinitionTables>()
    .insertInto('form_versions')
    .values({
      form_id: form.id,
      version,
      definition: document,
      note,
      changes,
      rolled_back_to: rolledBackTo ?? null,
      published_at: now,
      published_by: actor.userId,
    })
    .execute();
  await tx
    .into<DefinitionTables>()
    .updateTable('form_definitions')
    .set({
      version,
      definition: document,
      draft: draft === undefined ? null : JSON.stringify(draft),
      draft_version: form.draftVersion + 1,
      changed_at: now,
      changed_by: actor.userId,
    })
    .where('id', '=', form.id)
    .execute();
};

/** What is kept of a form though it no longer counts, in the order in which it was retired. */
export const listRetired = async (db: Db, formId: string): Promise<(Retired & { id: string })[]> =>
  db
    .tables<DefinitionTables>()
    .selectFrom('form_retired')
    .select(['id', 'kind', 'table_name as table', 'column_name as column', 'kept_as as as', 'field'])
    .where('form_id', '=', formId)
    .orderBy('nr')
    .execute();

/** Remembers what was retired by a version. */
export const insertRetired = async (
  tx: Tx,
  { clock }: Pick<Ctx, 'clock'>,
  {
    formId,
    version,
    retired,
  }: { readonly formId: string; readonly version: number; readonly retired: readonly Retired[] },
): Promise<void> => {
  if (retired.length === 0) return;
  const now = clock.now();
  await tx
    .into<DefinitionTables>()
    .insertInto('form_retired')
    .values(
      retired.map(({ kind, table, column, as, field }) => ({
        id: newId(),
        form_id: formId,
        kind,
        table_name: table,
        column_name: column,
        kept_as: as,
        field: JSON.stringify(field),
        version,
        retired_at: now,
      })),
    )
    .execute();
};

/** Forgets what counts again or was dropped. */
export const deleteRetired = async (
  tx: Tx,
  formId: string,
  gone: readonly Pick<Retired, 'table' | 'as'>[],
): Promise<void> => {
  if (gone.length === 0) return;
  await tx.rows(sql`
    delete from form_retired r using unnest(
      ${gone.map(({ table }) => table)}::text[], ${gone.map(({ as }) => as)}::text[]) as g (table_name, kept_as)
    where r.form_id = ${formId} and r.table_name = g.table_name and r.kept_as = g.kept_as`);
};
