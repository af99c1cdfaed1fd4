import type { FormRight } from '@yuanliu/core/forms';
import { sql } from 'kysely';
import type { Ctx, Db, Tx } from '../../platform/index.ts';

/** What a role may do with a form, with the name of the role. */
export type NamedRight = FormRight & { readonly roleName: string };

/** The rights of a form, by the names of the roles. */
export const loadFormRights = (db: Db, formId: string): Promise<NamedRight[]> =>
  db.rows(sql<NamedRight>`
    select f.role_id as "roleId", r.name as "roleName", f.actions, f.scope, f.condition, f.hidden,
      f.read_only as "readOnly"
    from form_rights f join identity_v1_role r on r.id = f.role_id
    where f.form_id = ${formId} order by r.name, r.id`);

/** All roles by name. */
export const loadRoles = (db: Db): Promise<{ id: string; name: string }[]> =>
  db.rows(sql<{ id: string; name: string }>`select id, name from identity_v1_role order by name, id`);

/** The version of a form's rights, and who last changed them. */
export interface RightsVersion {
  readonly version: number;
  readonly changedAt: Date | null;
  readonly changedBy: string | null;
}

/** The version of a form's rights; with `lock` nobody changes them until the transaction ends. */
export const loadRightsVersion = async (
  db: Db | Tx,
  formId: string,
  lock: boolean,
): Promise<RightsVersion | undefined> => {
  const rows = await db.rows(sql<RightsVersion>`
    select d.rights_version as version, d.rights_changed_at as "changedAt",
      (select u.name from identity_v1_user u where u.id = d.rights_changed_by) as "changedBy"
    from form_definitions d where d.id = ${formId} ${lock ? sql`for no key update of d` : sql``}`);
  return rows[0];
};

/** Replaces all rights of a form; answers the new version. */
export const replaceFormRights = async (
  tx: Tx,
  { actor, clock }: Pick<Ctx, 'actor' | 'clock'>,
  { formId, rights }: { readonly formId: string; readonly rights: readonly FormRight[] },
): Promise<number> => {
  await tx.rows(sql`delete from form_rights where form_id = ${formId}`);
  await tx.rows(sql`
    insert into form_rights (role_id, form_id, actions, scope, condition, hidden, read_only)
    select "roleId", ${formId}, actions, scope, condition, hidden, "readOnly"
    from jsonb_to_recordset(${JSON.stringify(rights)}::jsonb) as given ("roleId" uuid, actions text[], scope text,
      condition text, hidden text[], "readOnly" text[])`);
  const [row] = await tx.rows(sql<{ version: number }>`
    update form_definitions set rights_version = rights_version + 1, rights_changed_at = ${clock.now()},
      rights_changed_by = ${actor.userId}
    where id = ${formId} returning rights_version as version`);
  return row?.version ?? 0;
};
