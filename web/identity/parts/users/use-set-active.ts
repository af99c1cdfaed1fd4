import {
  activateUser,
  activateUsers,
  type BulkReply,
  deactivateUser,
  deactivateUsers,
  type UserRow,
} from '@yuanliu/core/identity';
import { useChange } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { confirm } from '../../../ui/Confirm.tsx';
import { showToast } from '../../../ui/Toast.tsx';
import { userReads } from '../../queries.ts';
import { sayFailure } from '../../refusal.ts';
import { texts } from '../../texts.ts';

/** What became of many accounts, where some were refused. */
export interface BulkOutcome {
  readonly rows: readonly Pick<UserRow, 'id' | 'name'>[];
  readonly results: BulkReply['results'];
}

/** Activates and deactivates one account; deactivating is asked first, both can be taken back. */
export const useSetActive = () => {
  const t = useText();
  const on = useChange(activateUser, userReads);
  const off = useChange(deactivateUser, userReads);
  const turn = async (user: Pick<UserRow, 'id' | 'name'>, active: boolean): Promise<void> => {
    try {
      await (active ? on : off).mutateAsync({ params: { id: user.id } });
      showToast({
        text: t(active ? texts.activated : texts.deactivated, { name: user.name }),
        undo: () => {
          turn(user, !active).catch(() => undefined);
        },
      });
    } catch (error) {
      sayFailure(error);
    }
  };
  return async (user: Pick<UserRow, 'id' | 'name'>, active: boolean): Promise<void> => {
    const { name } = user;
    const isMeant =
      active ||
      (await confirm({
        title: t(texts.deactivateTitle, { name }),
        text: t(texts.deactivateText),
        action: t(texts.deactivateUser),
        isDanger: true,
      }));
    if (isMeant) await turn(user, active);
  };
};

/** The same for the selected rows; refusals go to `onRefused`. Answers whether anything was tried. */
export const useSetManyActive = (onRefused: (outcome: BulkOutcome) => void) => {
  const t = useText();
  const on = useChange(activateUsers, userReads);
  const off = useChange(deactivateUsers, userReads);
  const turn = async (rows: readonly UserRow[], active: boolean): Promise<void> => {
    try {
      const { results } = await (active ? on : off).mutateAsync({ body: { ids: rows.map(({ id }) => id) } });
      const done = rows.filter((row) => results.some(({ id, problem }) => id === row.id && problem === null));
      if (done.length > 0)
        showToast({
          text: t(active ? texts.activatedMany : texts.deactivatedMany, { count: done.length }),
          undo: () => {
            turn(done, !active).catch(() => undefined);
          },
        });
      if (done.length < rows.length) onRefused({ rows, results });
    } catch (error) {
      sayFailure(error);
    }
  };
  return async (rows: readonly UserRow[], active: boolean): Promise<boolean> => {
    // Those that are so already stay out: the way back must not touch them.
    const changing = rows.filter((row) => row.active !== active);
    const isMeant =
      active ||
      changing.length === 0 ||
      (await confirm({
        title: t(texts.deactivateMany, { count: changing.length }),
        text: t(texts.deactivateText),
        action: t(texts.deactivate),
        isDanger: true,
      }));
    if (isMeant && changing.length > 0) await turn(changing, active);
    return isMeant;
  };
};
