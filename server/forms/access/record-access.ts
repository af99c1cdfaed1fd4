import { type FormAction, formActions, formActionText } from '@yuanliu/core/forms';
import { noRight, notFound, Problem } from '@yuanliu/core/platform';
import type { Ctx } from '../../platform/index.ts';
import type { FormInUse } from '../form-in-use.ts';
import { accessOf, type RecordAccess } from './access-of.ts';
import { loadReach, type Reach } from './reach.ts';

/** What is asked: to do something in an enterprise whose days are those of `zone` (IANA name). */
export interface AskedAction {
  readonly action: FormAction;
  readonly zone: string;
}

/** Refuses an action that no role gives; a form of which no role gives anything is not there. */
export const allowed = (
  reach: Reach,
  { place }: Pick<FormInUse, 'place'>,
  action: FormAction,
): RecordAccess => {
  const access = accessOf(reach.rights.get(place.form) ?? [], { place, world: reach.world }, action);
  if (access.may(action)) return access;
  if (!formActions.some(access.may)) throw new Problem(notFound, {});
  throw new Problem(noRight, { right: `forms.records.${action}`, ...formActionText[action] });
};

/**
 * What the actor may do with the records of a form, which rows that reaches and which fields. Throws `platform.not-found`
 * where the form is out of reach altogether, `platform.no-right` where the action is not given.
 */
export const recordAccess = async (
  ctx: Pick<Ctx, 'db' | 'actor' | 'clock'>,
  form: FormInUse,
  { action, zone }: AskedAction,
): Promise<RecordAccess> =>
  allowed(await loadReach(ctx.db, { actor: ctx.actor, clock: ctx.clock, zone }, [form.key]), form, action);
