import type { FormAction } from '@yuanliu/core/forms';
import type { NumberTaker } from '../../numbering/index.ts';
import type { Ctx, Tx } from '../../platform/index.ts';
import type { RecordAccess } from '../access/access-of.ts';
import { type Reach, loadReach } from '../access/reach.ts';
import { allowed } from '../access/record-access.ts';
import { type FormInUse, formForWriting } from '../form-in-use.ts';
import { rememberRules, rulesForeseen } from './serial-numbers.ts';
import type { LifecycleHook } from '../hooks/lifecycle-hooks.ts';
import type { IsHeard } from './record-announcement.ts';

/** What writing records needs besides the database. */
export interface RecordSurroundings {
  /** The enterprise's time zone (IANA name). */
  readonly zone: string;
  readonly numbers: Pick<NumberTaker, 'takeNumbers' | 'foresee'>;
  readonly hooks: readonly LifecycleHook[];
  readonly isHeard: IsHeard;
}

/** A form that is held for writing, by whom, and what that reaches. */
export interface OpenForm {
  readonly form: FormInUse;
  readonly reach: Reach;
  readonly access: RecordAccess;
}

/** Holds a form for writing and judges the action; one round trip. Errors: `platform.not-found`, `platform.no-right`. */
export const openForm = async (
  tx: Tx,
  ctx: Ctx,
  asked: { readonly key: string; readonly action: FormAction } & Pick<RecordSurroundings, 'zone' | 'numbers'>,
): Promise<OpenForm> => {
  const { key, action, zone, numbers } = asked;
  if (action === 'create') numbers.foresee(tx, rulesForeseen(key));
  const [form, reach] = await Promise.all([
    formForWriting(tx, key),
    loadReach(tx, { actor: ctx.actor, clock: ctx.clock, zone }, [key]),
  ]);
  if (action === 'create') rememberRules(key, form.prepared);
  return { form, reach, access: allowed(reach, form, action) };
};
