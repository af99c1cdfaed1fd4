import { Problem } from '@yuanliu/core/platform';
import { confirmationDiffers } from '@yuanliu/core/trace';
import { jsonOf, recordChanges } from '../../identity/index.ts';
import { canonicalJson, type Ctx, storable } from '../../platform/index.ts';
import { destroyKeys, loadSecret, subjectOf } from './subject-keys.store.ts';

/**
 * Destroys the key of a personal value, so that no event says it any more; the seals stay whole. The audit says that a
 * key was destroyed and not of what. False where no event holds the value, or where it was erased before.
 */
export const erasePerson = (
  ctx: Ctx,
  { value, confirmation }: { readonly value: string; readonly confirmation: string },
): Promise<{ wasFound: boolean }> => {
  if (value !== confirmation) throw new Problem(confirmationDiffers, {});
  return ctx.db.transact(async (tx) => {
    const secret = await loadSecret(tx);
    const subjects = readingsOf(value).map((json) => subjectOf(secret, json));
    const ids = await destroyKeys(tx, { subjects, now: ctx.clock.now() });
    await recordChanges(
      tx,
      ctx,
      ids.map((id) => ({
        action: 'trace.person.erased',
        subject: { type: 'trace.person', id, label: '' },
        changes: [{ field: 'key', from: '…', to: null }],
      })),
    );
    return { wasFound: ids.length > 0 };
  });
};

/** The typed text as a value of an event: as text, and where it is JSON as what that says (a number, a list). */
const readingsOf = (value: string): string[] => {
  const readings = [canonicalJson(storable(value))];
  try {
    readings.push(canonicalJson(storable(jsonOf(JSON.parse(value)))));
  } catch {
    // It is plain text, as most are.
  }
  return readings;
};
