import type { Me } from '@yuanliu/core/identity';
import { notSignedIn, Problem } from '@yuanliu/core/platform';
import type { Ctx } from '../../platform/index.ts';
import { changesBetween } from '../audit/changes.ts';
import { recordChange } from '../audit/record-change.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { actingSession } from './actor-grants.ts';
import { seeMe } from './me.ts';

/** What users change of themselves; a field left out stays as it is. */
export interface MyDetails {
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly language?: 'zh' | 'en' | undefined;
}

const fields = ['email', 'phone', 'language'] as const;

/** Changes the caller's contact details and language. */
export const changeMe = async (ctx: Ctx, wanted: MyDetails): Promise<Me> => {
  const { userId } = actingSession(ctx.actor);
  await ctx.db.transact(async (tx) => {
    const users = tx.into<IdentityTables>();
    const before = await users
      .selectFrom('users')
      .select(['name', 'email', 'phone', 'language', 'version'])
      .where('id', '=', userId)
      .forUpdate()
      .executeTakeFirst();
    if (before === undefined) throw new Problem(notSignedIn, {});
    const { email = before.email, phone = before.phone, language = before.language } = wanted;
    const changes = changesBetween(before, { ...before, email, phone, language }, fields);
    if (changes.length === 0) return;
    await users
      .updateTable('users')
      .set({
        email,
        phone,
        language,
        version: before.version + 1,
        changed_at: ctx.clock.now(),
        changed_by: userId,
      })
      .where('id', '=', userId)
      .execute();
    await recordChange(tx, ctx, {
      action: 'identity.user.changed',
      subject: { type: 'identity.user', id: userId, label: before.name },
      changes,
    });
  });
  return seeMe(ctx);
};
