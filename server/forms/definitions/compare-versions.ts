import {
  diffDefinitions,
  type DefinitionVerdict,
  type FormDefinition,
  type UsedBy,
  usedBy,
} from '@yuanliu/core/forms';
import { notFound, type Page, type PageQuery, Problem } from '@yuanliu/core/platform';
import { listRuleNames } from '../../numbering/index.ts';
import { type Ctx, keyOfCursor, pageFrom } from '../../platform/index.ts';
import type { StoredForm } from './definition.store.ts';
import { formToDraw, type WhichForm } from './design-access.ts';
import { aroundDrawn, loadAllPublished } from './load-published.ts';
import { presentChange } from './present-definition.ts';
import { findVersion, listVersionsBelow } from './version.store.ts';

const afterAll = 2_147_483_647;

/** The published versions, newest first. */
export const listVersions = async (
  ctx: Ctx,
  which: WhichForm,
  { limit, after }: PageQuery,
): Promise<
  Page<{
    version: number;
    publishedAt: string;
    publishedBy: string | null;
    note: string;
    changes: number;
    rolledBackTo: number | null;
  }>
> => {
  const { id } = await formToDraw(ctx, which);
  const [below] = after === undefined ? [] : keyOfCursor(after, ['number']);
  const rows = await listVersionsBelow(ctx.db, {
    formId: id,
    below: Number(below ?? afterAll),
    limit: limit + 1,
  });
  const page = pageFrom(rows, limit, ({ version }) => [String(version)]);
  return {
    ...page,
    rows: page.rows.map(({ publishedAt, ...row }) => ({ ...row, publishedAt: publishedAt.toISOString() })),
  };
};

/** The document of a version by its number, or of the draft. */
export const documentOf = async (ctx: Ctx, form: StoredForm, version: string): Promise<FormDefinition> => {
  const definition = version === 'draft' ? form.draft : await findVersion(ctx.db, form.id, Number(version));
  if (definition === undefined) throw new Problem(notFound, {});
  return definition;
};

/** One published version. */
export const readVersion = async (
  ctx: Ctx,
  which: WhichForm,
  version: number,
): Promise<{ version: number; definition: FormDefinition }> => {
  const form = await formToDraw(ctx, which);
  return { version, definition: await documentOf(ctx, form, String(version)) };
};

/** What differs between two versions, each by its number or `draft`. */
export const diffForm = async (
  ctx: Ctx,
  which: WhichForm,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<{ changes: DefinitionVerdict['changes'] }> => {
  const form = await formToDraw(ctx, which);
  const [before, after] = await Promise.all([documentOf(ctx, form, from), documentOf(ctx, form, to)]);
  return { changes: diffDefinitions(before, after).map(presentChange) };
};

/** Everything that uses a field: of the form as it is drawn, and of the other forms as they are published. */
export const fieldUses = async (
  ctx: Ctx,
  which: WhichForm,
  field: string,
): Promise<{ uses: (Omit<UsedBy, 'field'> & { field?: string[] })[] }> => {
  const form = await formToDraw(ctx, which);
  const definition = form.draft ?? form.published?.definition;
  if (definition === undefined) throw new Problem(notFound, {});
  const [all, rules] = await Promise.all([loadAllPublished(ctx.db), listRuleNames(ctx.db)]);
  const own = { key: form.key, definition };
  const around = aroundDrawn(own, {
    forms: new Map(all.map((each) => [each.key, each])),
    serialRules: new Set(rules.map(({ key }) => key)),
  });
  const others = all.map((each) => ({ form: each.key, definition: each.definition, around }));
  const found = usedBy(field.split('.'), { form: form.key, definition, around }, others);
  return {
    uses: found.map(({ field: keys, ...use }) => ({
      ...use,
      ...(keys !== undefined && { field: [...keys] }),
    })),
  };
};
