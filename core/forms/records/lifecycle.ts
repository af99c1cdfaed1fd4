import type { Text } from '../../platform/index.ts';
import type { RecordState } from '../api/record-shape.ts';

/** Where a record stands when somebody wants to do something with it. */
export interface Standing {
  readonly state: RecordState;
  readonly isDeleted: boolean;
}

const deleted: Text = { zh: '已在回收站', en: 'is in the recycle bin' };
const isVoid: Text = { zh: '已作废', en: 'is void' };
const notDeleted: Text = { zh: '不在回收站', en: 'is not in the recycle bin' };

/** Why a record cannot be changed or voided now; undefined where it can. */
export const whyClosed = ({ state, isDeleted }: Standing): Text | undefined => {
  if (isDeleted) return deleted;
  return state === 'void' ? isVoid : undefined;
};

/** Why a record cannot be put into the recycle bin; undefined where it can, whatever its state. */
export const whyNotRecycled = ({ isDeleted }: Standing): Text | undefined =>
  isDeleted ? deleted : undefined;

/** Why a record cannot be taken out of the recycle bin. */
export const whyNotRestored = ({ isDeleted }: Standing): Text | undefined =>
  isDeleted ? undefined : notDeleted;
