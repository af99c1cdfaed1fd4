import { type Department, moveDepartment } from '@yuanliu/core/identity';
import { useChange } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { showToast } from '../../../ui/Toast.tsx';
import { type Place, placeOf } from '../../department-move.ts';
import { departmentTexts as texts } from '../../department-texts.ts';
import { departmentReads } from '../../queries.ts';
import { sayFailure } from '../../refusal.ts';

/** Puts a department elsewhere and says so, with the way back. A refusal is said at the lower edge and thrown on. */
export const useMoveDepartment = (rows: readonly Department[]) => {
  const t = useText();
  const move = useChange(moveDepartment, departmentReads);
  const say = (department: Department, { parentId }: Place): string => {
    const { name } = department;
    if (parentId === department.parentId) return t(texts.reordered, { name });
    const parent = rows.find(({ id }) => id === parentId);
    return parent === undefined ? t(texts.movedTop, { name }) : t(texts.moved, { name, parent: parent.name });
  };
  return async (department: Department, place: Place): Promise<void> => {
    const back = placeOf(rows, department);
    const { id, version } = department;
    const moved = await move.mutateAsync({ params: { id }, body: { ...place, version } });
    showToast({
      text: say(department, place),
      undo: () => {
        move.mutateAsync({ params: { id }, body: { ...back, version: moved.version } }).catch(sayFailure);
      },
    });
  };
};
