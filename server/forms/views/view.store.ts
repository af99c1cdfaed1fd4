import type { ViewSettings } from '@yuanliu/core/forms';
import { sql } from 'kysely';
import { type Ctx, type Db, newId, type Tx } from '../../platform/index.ts';

/** A view as it is kept. */
export interface StoredView {
  readonly id: string;
  readonly name: string;
  readonly shared: boolean;
  readonly ownerId: string;
  readonly ownerName: string | null;
  readonly settings: unknown;
  readonly version: number;
  readonly changedAt: Date;
  readonly changedBy: string | null;
}

const columns = sql`v.id, v.name, v.shared, v.owner_id as "ownerId", o.name as "ownerName", v.settings, v.version,
  v.changed_at as "changedAt",
  (select u.name from identity_v1_user u where u.id = v.changed_by) as "changedBy"`;

/** The views of a form that are somebody's own or shared: own ones first, by name. */
export const loadViews = (
  db: Db,
  { formId, userId }: { readonly formId: string; readonly userId: string },
): Promise<StoredView[]> =>
  db.rows(sql<StoredView>`
    select ${columns} from form_views v left join identity_v1_user o on o.id = v.owner_id
    where v.form_id = ${formId} and (v.owner_id = ${userId} or v.shared)
    order by v.owner_id <> ${userId}, v.name collate "zh-x-icu", v.id`);

/** One of these views, locked until the transaction ends. */
export const lockView = async (
  tx: Tx,
  { id, formId, userId }: { readonly id: string; readonly formId: string; readonly userId: string },
): Promise<StoredView | undefined> => {
  const rows = await tx.rows(sql<StoredView>`
    select ${columns} from form_views v left join identity_v1_user o on o.id = v.owner_id
    where v.id = ${id} and v.form_id = ${formId} and (v.owner_id = ${userId} or v.shared) for update of v`);
  return rows[0];
};

/** What somebody saves of a view. */
export interface SavedView {
  readonly name: string;
  readonly shared: boolean;
  readonly settings: ViewSettings;
}

/** Keeps a new view; answers its id. */
export const insertView = async (
  tx: Tx,
  { clock }: Pick<Ctx, 'clock'>,
  { formId, ownerId, view }: { readonly formId: string; readonly ownerId: string; readonly view: SavedView },
): Promise<string> => {
  const id = newId();
  await tx.rows(sql`
    insert into form_views (id, form_id, owner_id, name, shared, settings, created_at, changed_at, changed_by)
    values (${id}, ${formId}, ${ownerId}, ${view.name}, ${view.shared}, ${JSON.stringify(view.settings)}::jsonb,
      ${clock.now()}, ${clock.now()}, ${ownerId})`);
  return id;
};

/** Keeps a changed view; answers its version. */
export const updateView = async (
  tx: Tx,
  { clock, actor }: Pick<Ctx, 'clock' | 'actor'>,
  { id, view }: { readonly id: string; readonly view: SavedView },
): Promise<number> => {
  const [row] = await tx.rows(sql<{ version: number }>`
    update form_views set name = ${view.name}, shared = ${view.shared},
      settings = ${JSON.stringify(view.settings)}::jsonb, version = version + 1, changed_at = ${clock.now()},
      changed_by = ${actor.userId}
    where id = ${id} returning version`);
  return row?.version ?? 0;
};

/** Removes a view. */
export const removeView = async (tx: Tx, id: string): Promise<void> => {
  await tx.rows(sql`delete from form_views where id = ${id}`);
};
