import type { ActingUser } from '@yuanliu/core/forms';
import { type Me, seeMe } from '@yuanliu/core/identity';
import { queryClient } from '../../lib/queries.ts';

/** Who fills in, as rules see them. */
export const actingUser = (): ActingUser => {
  const me = queryClient.getQueryData<Me>([seeMe.id, {}]);
  return {
    id: me?.user.id ?? '',
    name: me?.user.name ?? '',
    department: me?.user.departmentId ?? null,
    roles: me?.roles ?? [],
  };
};
