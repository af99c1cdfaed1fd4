import type { Ctx } from '../../platform/index.ts';
import { loadReach, type Reach } from '../access/reach.ts';
import { type FormInUse, formInUse } from '../form-in-use.ts';

/** Which form, in an enterprise whose days are those of `zone` (IANA name). */
export interface AskedForm {
  readonly key: string;
  readonly zone: string;
}

/** A form in use with what the actor reaches of it and of the forms that it speaks of. */
export interface OpenReach {
  readonly form: FormInUse;
  readonly reach: Reach;
}

/** What each form spoke of when it was last opened: only a guess of what to ask for before the form is there. */
const guesses = new Map<string, readonly string[]>();
const mostGuesses = 1000;

const keep = (key: string, forms: readonly string[]): void => {
  if (guesses.size >= mostGuesses) guesses.clear();
  guesses.set(key, forms);
};

/** Opens a form for reading; one round trip where nothing was published since. Errors: `platform.not-found`. */
export const openReach = async (ctx: Ctx, { key, zone }: AskedForm): Promise<OpenReach> => {
  const asking = { actor: ctx.actor, clock: ctx.clock, zone };
  const guess = guesses.get(key) ?? [key];
  const [form, reach] = await Promise.all([formInUse(ctx.db, key), loadReach(ctx.db, asking, guess)]);
  const needed = [key, ...form.around.keys()];
  if (needed.every((each) => reach.rights.has(each))) return { form, reach };
  keep(key, needed);
  return { form, reach: await loadReach(ctx.db, asking, needed) };
};
