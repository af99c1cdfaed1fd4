import type { UserDetails } from '@yuanliu/core/identity';
import { type Ctx, nudge, type Tx } from '../../platform/index.ts';
import { changesBetween } from '../audit/changes.ts';
import { recordChange } from '../audit/record-change.ts';
import { isBelowActor, refuseBeyond, refuseStronger } from '../roles/may-grant.ts';
import { loadGrants } from '../sessions/credential.store.ts';
import { accountTopic } from '../sessions/end-sessions.ts';
import { refuseStale } from '../stale.ts';
import { lockedUser } from './locked-user.ts';
import { detailFields, refuseDepartment, takenLogin, tidyDetails } from './user-details.ts';
import { isLoginTaken, type LockedUser, updateUser } from './user.store.ts';

/** The user to change, the version that was looked at, and the details wanted. */
export interface UserChange {
  readonly id: string;
  readonly version: number;
  readonly details: UserDetails;
}

/** Changes what is written down of a user; answers the new version. */
export const changeUser = (ctx: Ctx, { id, version, details: given }: UserChange): Promise<number> =>
  ctx.db.transact(async (tx) => {
    const user = await lockedUser(tx, ctx, id);
    refuseStale(user, version);
    const details = tidyDetails(given);
    const changes = changesBetween<UserDetails>(user, details, detailFields);
    if (changes.length === 0) return user.version;
    if (details.login !== user.login) {
      await refuseStronger(tx, ctx, user);
      if (await isLoginTaken(tx, details.login, id)) throw takenLogin(details.login);
    }
    if (details.departmentId !== user.departmentId)
      await refuseMove(tx, ctx, { ...user, departmentId: details.departmentId });
    const next = updateUser(tx, ctx, { user, details });
    await recordChange(tx, ctx, {
      action: 'identity.user.changed',
      subject: { type: 'identity.user', id, label: details.name },
      changes,
    });
    await nudge(tx, { to: [id], topic: accountTopic });
    return next;
  });

/** To move a user is to give anew what the user's roles reach in the department: not beyond the actor's own. */
const refuseMove = async (
  tx: Tx,
  ctx: Ctx,
  { id, departmentId }: Pick<LockedUser, 'id' | 'departmentId'>,
): Promise<void> => {
  await refuseDepartment(tx, ctx, departmentId);
  await refuseBeyond(tx, ctx, {
    wanted: new Map([...(await loadGrants(tx, id))].filter(([, rows]) => rows === 'department')),
    holdersBelow: await isBelowActor(tx, ctx, departmentId),
  });
};
