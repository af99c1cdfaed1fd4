import {
  changeDefinitions,
  type DrawnForm,
  type FormAction,
  formActions,
  type FormForUse,
  type FormRow,
  type FormText,
  placedFields,
} from '@yuanliu/core/forms';
import { notFound, Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { hasRight } from '../../identity/index.ts';
import { listRuleNames, type RuleName } from '../../numbering/index.ts';
import type { Ctx } from '../../platform/index.ts';
import { accessOf } from '../access/access-of.ts';
import { loadReach } from '../access/reach.ts';
import { formInUse } from '../form-in-use.ts';
import { drawnBy, formToDraw, type WhichForm } from './design-access.ts';
import { loadAllPublished } from './load-published.ts';

interface ListedForm {
  readonly key: string;
  readonly id: string;
  readonly about: {
    readonly name: FormText;
    readonly description?: FormText;
    readonly group?: string;
    readonly icon?: string;
    readonly colour?: string;
  };
  readonly version: number | null;
  readonly hasDraft: boolean;
  readonly isSystem: boolean;
  readonly changedAt: Date;
  readonly changedBy: string | null;
}

/** What a list tells of a form out of its document. */
const told = sql`array['name', 'description', 'group', 'icon', 'colour']`;

const allForms = (ctx: Ctx): Promise<ListedForm[]> =>
  ctx.db.rows(sql<ListedForm>`
    select f.key, f.id, f.version, f.draft is not null as "hasDraft", f.is_system as "isSystem",
           f.changed_at as "changedAt", u.name as "changedBy",
           (select jsonb_object_agg(e.key, e.value)
            from jsonb_each(coalesce(f.definition, f.draft)) e where e.key = any(${told})) as about
    from form_definitions f left join identity_v1_user u on u.id = f.changed_by
    order by coalesce(f.definition, f.draft) ->> 'group' nulls last,
             coalesce(f.definition, f.draft) -> 'name' ->> 'zh' collate "zh-x-icu", f.key`);

/** The forms of which the actor may do or see anything, by group and name. */
export const listForms = async (
  ctx: Ctx,
  zone: string,
): Promise<{ rows: FormRow[]; can: { create: boolean } }> => {
  const forms = await allForms(ctx);
  const { design, reach } = await drawnBy(ctx, { keys: forms.map(({ key }) => key), zone });
  const rows = forms.map(({ about, changedAt, ...form }): FormRow => {
    const actions = new Set(reach.rights.get(form.key)?.flatMap((right) => right.actions));
    const isPublished = form.version !== null;
    return {
      ...form,
      ...about,
      state: isPublished ? 'published' : 'draft',
      changedAt: changedAt.toISOString(),
      can: {
        see: isPublished && actions.has('see'),
        create: isPublished && actions.has('create'),
        design: design.has(form.key),
      },
    };
  });
  return {
    rows: rows.filter(({ can }) => can.see || can.create || can.design),
    can: { create: await hasRight(ctx, changeDefinitions) },
  };
};

/** A form as its designer opens it. */
export const readForm = async (ctx: Ctx, which: WhichForm): Promise<DrawnForm> => {
  const { id, key, isSystem, published, draft, ...form } = await formToDraw(ctx, which);
  const known = published?.definition ?? draft;
  return {
    id,
    key,
    isSystem,
    locked:
      known === undefined || !isSystem
        ? []
        : placedFields(known)
            .filter(({ field }) => field.locked === true)
            .map(({ keys }) => keys.join('.')),
    published: published ?? null,
    draft:
      draft === undefined
        ? null
        : {
            definition: draft,
            draftVersion: form.draftVersion,
            changedAt: (form.draftChangedAt ?? form.changedAt).toISOString(),
            changedBy: form.draftChangedBy,
          },
    can: { publish: draft !== undefined, delete: published === undefined },
  };
};

/** What a form that is being drawn may speak of: every published form, and the serial rules. */
export const readAround = async (
  ctx: Ctx,
  which: WhichForm,
): Promise<{ forms: FormForUse['around']['forms']; serialRules: RuleName[] }> => {
  await formToDraw(ctx, which);
  const [forms, serialRules] = await Promise.all([loadAllPublished(ctx.db), listRuleNames(ctx.db)]);
  return { forms: Object.fromEntries(forms.map(({ key, definition }) => [key, definition])), serialRules };
};

/** What the actor may do with the records of a published form; nothing at all: it is not there. */
export const readFormForUse = async (ctx: Ctx, { key, zone }: WhichForm): Promise<FormForUse> => {
  const form = await formInUse(ctx.db, key);
  const { rights, world } = await loadReach(ctx.db, { ...ctx, zone }, [key]);
  const own = rights.get(key) ?? [];
  const access = accessOf(own, { place: form.place, world }, own.length === 0 ? 'see' : mostOf(own));
  const actions = formActions.filter((action) => access.may(action));
  if (actions.length === 0) throw new Problem(notFound, {});
  return {
    key,
    version: form.version,
    definition: form.definition,
    around: { forms: Object.fromEntries([...form.around].filter(([other]) => other !== key)) },
    isSystem: form.isSystem,
    access: { actions, hidden: [...access.hidden], readOnly: [...access.readOnly] },
  };
};

/** Fields are hidden as for whoever sees records; for whoever may only make them, as in a new one. */
const mostOf = (rights: readonly { readonly actions: readonly FormAction[] }[]): FormAction =>
  rights.some(({ actions }) => actions.includes('see')) ? 'see' : 'create';
