import type { Right } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { type Ctx, nudge, type Tx } from '../../platform/index.ts';
import { recordChange } from '../audit/record-change.ts';
import { accountTopic } from '../sessions/end-sessions.ts';

/**
 * Gives roles a right without rows of its own, as setting what follows from it does; roles that have it stay as they are. Who
 * may do so is for the caller to judge.
 */
export const grantRight = async (
  tx: Tx,
  ctx: Ctx,
  { roleIds, right }: { readonly roleIds: readonly string[]; readonly right: Right },
): Promise<void> => {
  const given = await tx.rows(sql<{ id: string; name: string }>`
    with given as (
      insert into role_grants (role_id, right_name, row_range)
      select r.id, ${right.name}, 'all' from roles r where r.id = any(${[...roleIds]}::uuid[])
      on conflict do nothing returning role_id)
    update roles r set version = r.version + 1, changed_at = ${ctx.clock.now()}, changed_by = ${ctx.actor.userId}
    from given where r.id = given.role_id returning r.id, r.name`);
  for (const { id, name } of given)
    await recordChange(tx, ctx, {
      action: 'identity.role.changed',
      subject: { type: 'identity.role', id, label: name },
      changes: [{ field: 'grants', from: null, to: { [right.name]: 'all' } }],
    });
  // Every process forgets what it remembers of the members.
  if (given.length > 0) await nudge(tx, { to: 'everyone', topic: accountTopic });
};
