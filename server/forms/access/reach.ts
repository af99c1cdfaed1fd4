import {
  type ActingWorld,
  type FormAction,
  formActions,
  type RowScope,
  useAllRecords,
} from '@yuanliu/core/forms';
import { sql } from 'kysely';
import type { Ctx, Db } from '../../platform/index.ts';
import { type RoleRight, wholeRight } from './role-right.ts';

/** Who acts, and what that person's roles give over the forms that were asked for. */
export interface Reach {
  readonly world: ActingWorld;
  /** By form; nothing over a form that is not listed. */
  readonly rights: ReadonlyMap<string, readonly RoleRight[]>;
}

/** For whom, by which call, and which day it is there. */
export interface Asking extends Pick<Ctx, 'actor' | 'clock'> {
  /** The enterprise's time zone (IANA name). */
  readonly zone: string;
}

interface ReachRow {
  readonly name: string;
  readonly department: string | null;
  readonly roles: string[];
  readonly hasAll: boolean;
  readonly rights: {
    form: string;
    actions: FormAction[];
    scope: RowScope;
    condition: string | null;
    hidden: string[];
    readOnly: string[];
  }[];
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** The product itself reaches everything. */
const everything = ({ actor, clock, zone }: Asking, forms: readonly string[]): Reach => ({
  world: { user: { id: nobody, name: actor.name, department: null, roles: [] }, now: clock.now(), zone },
  rights: new Map(forms.map((form) => [form, [wholeRight(formActions)]])),
});

/** The right to everything counts for a key only where its list has it. */
const allOfKey = ({ kind, credentialId }: Asking['actor']) =>
  kind === 'key'
    ? sql`and exists (select 1 from identity_v1_key_right k
        where k.key_id = ${credentialId} and k.right_name = ${useAllRecords.name})`
    : sql``;

/** What the actor's roles give over these forms at this moment, in one read. */
export const loadReach = async (db: Db, asking: Asking, forms: readonly string[]): Promise<Reach> => {
  const { actor, clock, zone } = asking;
  if (actor.userId === null) return everything(asking, forms);
  const [row] = await db.rows(sql<ReachRow>`
    select u.name, u.department_id as department,
      array(select coalesce(r.key, r.name) from identity_v1_user_role r where r.user_id = u.id order by 1) as roles,
      exists (select 1 from identity_v1_user_right g
        where g.user_id = u.id and g.right_name = ${useAllRecords.name} ${allOfKey(actor)}) as "hasAll",
      coalesce((
        select jsonb_agg(jsonb_build_object('form', d.key, 'actions', f.actions, 'scope', f.scope,
          'condition', f.condition, 'hidden', f.hidden, 'readOnly', f.read_only) order by f.role_id)
        from identity_v1_user_role r
        join form_rights f on f.role_id = r.role_id
        join form_definitions d on d.id = f.form_id
        where r.user_id = u.id and d.key = any(${[...forms]})), '[]'::jsonb) as rights
    from identity_v1_user u where u.id = ${actor.userId} and u.active`);
  const user = {
    id: actor.userId,
    name: row?.name ?? actor.name,
    department: row?.department ?? null,
    roles: row?.roles ?? [],
  };
  const whole = row?.hasAll === true ? [wholeRight(formActions)] : undefined;
  const byForm = Map.groupBy(row?.rights ?? [], ({ form }) => form);
  return {
    world: { user, now: clock.now(), zone },
    rights: new Map(forms.map((form) => [form, whole ?? byForm.get(form) ?? []])),
  };
};
