import type { FormDefinition } from '@yuanliu/core/forms';
import { createForm, findForm, publishForm, saveDraft } from '../../forms/index.ts';
import type { Ctx } from '../../platform/index.ts';

export const testZone = 'Asia/Shanghai';

/** Publishes a definition as the next version of a form, which is made when it is not there; answers the version. */
export const publishNext = async (
  ctx: Ctx,
  key: string,
  { definition, accept = [] }: { readonly definition: FormDefinition; readonly accept?: readonly string[] },
): Promise<number> => {
  const which = { key, zone: testZone };
  const form = await findForm(ctx.db, key);
  if (form === undefined) await createForm(ctx, { key, definition });
  else
    await saveDraft(ctx, which, {
      document: definition,
      draftVersion: form.draft === undefined ? 0 : form.draftVersion,
    });
  const draftVersion = (await findForm(ctx.db, key))?.draftVersion ?? 0;
  return (await publishForm(ctx, which, { draftVersion, accept })).version;
};
