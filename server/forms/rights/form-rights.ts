import { type FormInPlace, type FormRight, showNames, textIn, useRecords } from '@yuanliu/core/forms';
import { conflict, invalidRequest, notFound, Problem } from '@yuanliu/core/platform';
import { changesBetween, grantRight, recordChange } from '../../identity/index.ts';
import type { Ctx, Db } from '../../platform/index.ts';
import { formToDraw, type WhichForm } from '../definitions/design-access.ts';
import type { StoredForm } from '../definitions/definition.store.ts';
import { formInUse } from '../form-in-use.ts';
import { checkedRights } from './check-rights.ts';
import {
  loadFormRights,
  loadRightsVersion,
  loadRoles,
  type NamedRight,
  replaceFormRights,
} from './form-right.store.ts';

/** The form as conditions see it: as it is published, else as it is drawn, and then without other forms. */
const placeOf = async (db: Db, form: StoredForm): Promise<FormInPlace> => {
  if (form.published !== undefined) return (await formInUse(db, form.key)).place;
  if (form.draft === undefined) throw new Problem(notFound, {});
  const around = { form: () => undefined, hasSerialRule: () => true };
  return { form: form.key, definition: form.draft, around };
};

/** What roles may do with a form, conditions with the labels of fields. Errors: `platform.not-found`, `no-right`. */
export const readFormRights = async (
  ctx: Ctx,
  which: WhichForm,
): Promise<{
  rights: NamedRight[];
  roles: { id: string; name: string }[];
  version: number;
  can: { change: boolean };
}> => {
  const form = await formToDraw(ctx, which);
  const place = await placeOf(ctx.db, form);
  const [rights, roles, version] = await Promise.all([
    loadFormRights(ctx.db, form.id),
    loadRoles(ctx.db),
    loadRightsVersion(ctx.db, form.id, false),
  ]);
  return {
    rights: rights.map((right) => ({
      ...right,
      condition: right.condition === null ? null : showNames(right.condition, { use: 'check' }, place),
    })),
    roles,
    version: version?.version ?? 0,
    can: { change: true },
  };
};

const bareRight = ({ roleId, actions, scope, condition, hidden, readOnly }: NamedRight): FormRight => ({
  roleId,
  actions,
  scope,
  condition,
  hidden,
  readOnly,
});

/** Rights by role, as the audit tells them. */
const byRole = (rights: readonly FormRight[], names: ReadonlyMap<string, string>) => ({
  rights: Object.fromEntries(
    rights
      .map(({ roleId, ...right }) => [names.get(roleId) ?? roleId, right] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ),
});

/**
 * Sets what roles may do with a form, in place of all that was set before; counts from the next call on. Roles that get
 * something get the right to use forms too. Errors: `platform.not-found`, `no-right`, `invalid-request`,
 * `changed-meanwhile`.
 */
export const changeFormRights = async (
  ctx: Ctx,
  which: WhichForm,
  wanted: { readonly rights: readonly FormRight[]; readonly version: number },
): Promise<{ version: number }> => {
  const form = await formToDraw(ctx, which);
  const place = await placeOf(ctx.db, form);
  const rights = checkedRights(wanted.rights, place);
  return ctx.db.transact(async (tx) => {
    const standing = await loadRightsVersion(tx, form.id, true);
    if (standing === undefined) throw new Problem(notFound, {});
    if (standing.version !== wanted.version)
      throw new Problem(conflict, {
        by: standing.changedBy ?? '系统',
        at: (standing.changedAt ?? ctx.clock.now()).toISOString(),
      });
    const before = await loadFormRights(tx, form.id);
    const roles = await loadRoles(tx);
    const names = new Map(roles.map(({ id, name }) => [id, name]));
    refuseUnknownRoles(rights, names);
    const version = await replaceFormRights(tx, ctx, { formId: form.id, rights });
    const roleIds = rights.map(({ roleId }) => roleId);
    await grantRight(tx, ctx, { roleIds, right: useRecords });
    const bare = before.map(bareRight);
    await recordChange(tx, ctx, {
      action: 'forms.rights.changed',
      subject: { type: 'forms.form', id: form.id, label: textIn(place.definition.name, 'zh') },
      changes: changesBetween(byRole(bare, names), byRole(rights, names), ['rights']),
    });
    return { version };
  });
};

const refuseUnknownRoles = (rights: readonly FormRight[], names: ReadonlyMap<string, string>): void => {
  const issues = rights.flatMap(({ roleId }, index) =>
    names.has(roleId)
      ? []
      : [
          {
            in: 'body' as const,
            path: `/rights/${index}/roleId`,
            text: { zh: '没有这个角色', en: 'there is no such role' },
          },
        ],
  );
  if (issues.length > 0) throw new Problem(invalidRequest, {}, issues);
};
