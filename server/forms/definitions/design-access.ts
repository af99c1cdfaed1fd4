import { changeDefinitions, useRecords } from '@yuanliu/core/forms';
import { noRight, notFound, Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { hasRight } from '../../identity/index.ts';
import type { Ctx } from '../../platform/index.ts';
import { loadReach } from '../access/reach.ts';
import { findForm, type StoredForm } from './definition.store.ts';

/** Which form, in an enterprise whose days are those of `zone` (IANA name). */
export interface WhichForm {
  readonly key: string;
  readonly zone: string;
}

/** The forms among these that the actor may draw; all of them with the right to design forms. */
export const drawnBy = async (
  ctx: Ctx,
  { keys, zone }: { readonly keys: readonly string[]; readonly zone: string },
): Promise<{
  readonly design: ReadonlySet<string>;
  readonly reach: Awaited<ReturnType<typeof loadReach>>;
}> => {
  const reach = await loadReach(ctx.db, { ...ctx, zone }, keys);
  if (await hasRight(ctx, changeDefinitions)) return { design: new Set(keys), reach };
  const uses = await hasRight(ctx, useRecords);
  const given = keys.filter((key) =>
    reach.rights.get(key)?.some(({ actions }) => actions.includes('design')),
  );
  return { design: new Set(uses ? given : []), reach };
};

/** Refuses whoever may not draw this form: as if it were not there, where nothing of it is within reach. */
export const refuseDesign = async (ctx: Ctx, { key, zone }: WhichForm): Promise<void> => {
  const { design, reach } = await drawnBy(ctx, { keys: [key], zone });
  if (design.has(key)) {
    const rows = await ctx.db.rows(sql`select from form_definitions where key = ${key}`);
    if (rows.length === 0) throw new Problem(notFound, {});
    return;
  }
  if ((reach.rights.get(key) ?? []).length === 0) throw new Problem(notFound, {});
  throw new Problem(noRight, { right: changeDefinitions.name, ...changeDefinitions.text });
};

/** The form as its designer opens it. Throws `platform.not-found`, `platform.no-right`. */
export const formToDraw = async (ctx: Ctx, which: WhichForm): Promise<StoredForm> => {
  await refuseDesign(ctx, which);
  const form = await findForm(ctx.db, which.key);
  if (form === undefined) throw new Problem(notFound, {});
  return form;
};
