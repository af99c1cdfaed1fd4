import { changeRoleMembers, type Role } from '@yuanliu/core/identity';
import { useState } from 'react';
import { useChange } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { showToast } from '../../../ui/Toast.tsx';
import { roleReads } from '../../queries.ts';
import { sayFailure } from '../../refusal.ts';
import { roleTexts as texts } from '../../role-texts.ts';
import type { Chosen } from '../PersonSelect.tsx';
import type { BulkOutcome } from '../users/use-set-active.ts';

interface MemberChange {
  readonly people: readonly Chosen[];
  readonly isMember: boolean;
}

/** Adds people to a role and takes them out, with the way back; refusals stand in `outcome`. */
export const useChangeMembers = ({ id }: Role) => {
  const t = useText();
  const change = useChange(changeRoleMembers, roleReads);
  const [outcome, setOutcome] = useState<BulkOutcome>();
  const apply = async ({ people, isMember }: MemberChange): Promise<boolean> => {
    const ids = people.map((person) => person.id);
    try {
      const body = isMember ? { add: ids } : { remove: ids };
      const { results } = await change.mutateAsync({ params: { id }, body });
      const done = people.filter((person) =>
        results.some((result) => result.id === person.id && result.problem === null),
      );
      if (done.length > 0)
        showToast({
          text: t(isMember ? texts.peopleAdded : texts.peopleRemoved, { count: done.length }),
          undo: () => {
            apply({ people: done, isMember: !isMember }).catch(() => undefined);
          },
        });
      if (done.length < people.length) setOutcome({ rows: people, results });
      return true;
    } catch (error) {
      sayFailure(error);
      return false;
    }
  };
  return { apply, outcome, forget: () => setOutcome(undefined) };
};
