import type { Tx } from '../../platform/index.ts';
import type { IdentityTables } from '../identity.tables.ts';

/** Notes when the key was last used. */
export const touchKey = async (tx: Tx, id: string, now: Date): Promise<void> => {
  await tx
    .into<IdentityTables>()
    .updateTable('api_keys')
    .set({ last_used_at: now })
    .where('id', '=', id)
    .execute();
};
