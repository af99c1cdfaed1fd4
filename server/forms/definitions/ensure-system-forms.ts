import { type FormDefinition, mergeSystemForm } from '@yuanliu/core/forms';
import { Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { jsonOf } from '../../identity/index.ts';
import { addSerialRule, listRuleNames } from '../../numbering/index.ts';
import { canonicalJson, type Ctx, newId, type Tx } from '../../platform/index.ts';
import { withFormLocked } from '../storage/with-form-locked.ts';
import { insertForm, lockForm, type StoredForm } from './definition.store.ts';
import { publishVersion } from './publish-version.ts';
import { storedDefinition } from './stored-definition.ts';
import type { SystemForm } from './system-form.ts';

const note = '系统表单';

/** The key of a system form with what the code knew of it when it was last brought up to date. */
const knownCores = async (ctx: Ctx): Promise<ReadonlyMap<string, FormDefinition>> => {
  const rows = await ctx.db.rows(sql<{ key: string; core: unknown }>`
    select key, core from form_definitions where is_system and core is not null`);
  return new Map(rows.map(({ key, core }) => [key, storedDefinition(core)]));
};

const keepCore = (tx: Tx, key: string, core: FormDefinition): void =>
  tx.send(
    sql`update form_definitions set core = ${JSON.stringify(core)}, is_system = true where key = ${key}`,
  );

const makeRules = async (tx: Tx, ctx: Ctx, { serialRules = [] }: SystemForm): Promise<void> => {
  if (serialRules.length === 0) return;
  const known = new Set((await listRuleNames(tx)).map(({ key }) => key));
  for (const rule of serialRules) if (!known.has(rule.key)) await addSerialRule(tx, ctx, rule);
};

const makeForm = async (tx: Tx, ctx: Ctx, { key, definition }: SystemForm): Promise<StoredForm> => {
  await insertForm(tx, ctx, { id: newId(), key, draft: definition, isSystem: true });
  const form = await lockForm(tx, key);
  if (form === undefined) throw new Error(`The system form ${key} could not be made.`);
  return form;
};

const isSame = (a: FormDefinition, b: FormDefinition): boolean =>
  canonicalJson(jsonOf(a)) === canonicalJson(jsonOf(b));

/** What is to be published, and the draft that stays: the enterprise's own, with what the code knows now. */
const broughtUp = (form: StoredForm, before: FormDefinition, after: FormDefinition) => {
  const merged = (standing: FormDefinition) => mergeSystemForm({ before, after, standing });
  if (form.published === undefined) return { after, draft: form.isSystem ? undefined : form.draft };
  return { after: merged(form.published.definition), draft: form.draft && merged(form.draft) };
};

const ensureForm = (
  ctx: Ctx,
  system: SystemForm,
  { core, zone }: { readonly core: FormDefinition | undefined; readonly zone: string },
): Promise<void> =>
  withFormLocked(ctx.db, system.key, async (tx) => {
    await makeRules(tx, ctx, system);
    const form = (await lockForm(tx, system.key)) ?? (await makeForm(tx, ctx, system));
    const brought = broughtUp(form, core ?? system.definition, system.definition);
    // A form of the enterprise that goes by this key becomes the system's, with its own fields beside.
    // The locks are for people: the code may change what it locks.
    const open = { ...form, isSystem: false };
    await publishVersion(tx, ctx, { form: open, ...brought, accept: 'all', note, zone });
    keepCore(tx, system.key, system.definition);
  });

/**
 * Makes the forms of the modules above, and brings those that stand to what the code knows now; in their order, since a form
 * may speak of those before it. What the code has not changed is left alone and costs one read for all. Nothing is lost:
 * what a change of the code takes out of use is kept. Where records stand in the way of a new rule, the form stays as it
 * is, the log says so, and the next start tries again.
 */
export const ensureSystemForms = async (
  ctx: Ctx,
  { forms, zone }: { readonly forms: readonly SystemForm[]; readonly zone: string },
): Promise<void> => {
  if (forms.length === 0) return;
  const cores = await knownCores(ctx);
  for (const system of forms) {
    const core = cores.get(system.key);
    if (core !== undefined && isSame(core, system.definition)) continue;
    try {
      await ensureForm(ctx, system, { core, zone });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      ctx.log.error({ form: system.key, err: error }, 'a system form could not be brought up to date');
    }
  }
};
