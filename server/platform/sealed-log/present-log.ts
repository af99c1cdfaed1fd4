import type { RowSeal, SealedLogState } from '@yuanliu/core/platform';
import type { Db } from '../db/db.ts';
import { headOf, type SealState } from './prove.ts';
import type { Verifications } from './verifications.ts';
import { waitingIn } from './waiting.ts';

/** The state of a sealed log as it travels. */
export const presentLog = async (
  db: Db,
  log: string,
  { last: findLast }: Pick<Verifications, 'last'>,
): Promise<SealedLogState> => {
  const [{ size, root }, waiting, last] = await Promise.all([
    headOf(db, log),
    waitingIn(db, log),
    findLast(db),
  ]);
  return {
    size,
    root: root.toString('hex'),
    waiting,
    verification:
      last === undefined
        ? null
        : {
            startedAt: last.started_at.toISOString(),
            finishedAt: last.finished_at.toISOString(),
            askedBy: last.asked_by_name,
            intact: last.intact,
            size: last.result.size,
            root: last.result.root,
            findings: [...last.result.findings],
            more: last.result.more,
          },
  };
};

/** The seal of a row as it travels. */
export const presentSeal = (seal: SealState): RowSeal => {
  if (seal.state !== 'sealed') return { state: seal.state, sealedAt: null, proof: null };
  const { index, size, root, leaf, path } = seal.proof;
  return {
    state: seal.state,
    sealedAt: seal.sealedAt.toISOString(),
    proof: {
      index,
      size,
      root: root.toString('hex'),
      leaf: leaf.toString('hex'),
      path: path.map((hash) => hash.toString('hex')),
    },
  };
};
