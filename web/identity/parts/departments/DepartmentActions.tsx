import type { Department } from '@yuanliu/core/identity';
import { Button } from 'antd';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useId } from 'react';
import { useText } from '../../../lib/text.ts';
import { stepFrom } from '../../department-move.ts';
import { departmentTexts as texts } from '../../department-texts.ts';
import { sayFailure } from '../../refusal.ts';
import { useMoveDepartment } from './use-move-department.ts';

/** What a drawer is opened for. */
export type DepartmentWork = 'edit' | 'move' | 'create';

interface DepartmentActionsProps {
  readonly rows: readonly Department[];
  readonly department: Department;
  readonly onWork: (work: DepartmentWork) => void;
  readonly onDelete: () => void;
}

/** Rename, move, reorder, add below, delete; deleting says why not while there is something inside. */
export const DepartmentActions = ({ rows, department, onWork, onDelete }: DepartmentActionsProps) => {
  const t = useText();
  const reasonId = useId();
  const move = useMoveDepartment(rows);
  const below = rows.filter(({ parentId }) => parentId === department.id).length;
  const contents = [
    ...(below > 0 ? [t(texts.notEmptyBelow, { count: below })] : []),
    ...(department.users > 0 ? [t(texts.notEmptyUsers, { count: department.users })] : []),
  ];
  const isEmpty = contents.length === 0;
  const steps = [
    { step: -1, text: texts.moveUp, icon: ArrowUp },
    { step: 1, text: texts.moveDown, icon: ArrowDown },
  ] as const;
  return (
    <div className="department-actions">
      <div className="section-buttons">
        <Button onClick={() => onWork('edit')}>{t(texts.edit)}</Button>
        <Button onClick={() => onWork('create')}>{t(texts.createBelow)}</Button>
        <Button onClick={() => onWork('move')}>{t(texts.move)}</Button>
        {steps.map(({ step, text, icon: Picture }) => {
          const place = stepFrom(rows, department, step);
          return (
            <Button
              key={step}
              icon={<Picture size={15} strokeWidth={1.75} />}
              aria-label={t(text)}
              title={t(text)}
              disabled={place === undefined}
              onClick={() => {
                if (place !== undefined) move(department, place).catch(sayFailure);
              }}
            />
          );
        })}
        <Button
          danger
          disabled={!isEmpty}
          aria-describedby={isEmpty ? undefined : reasonId}
          onClick={onDelete}
        >
          {t(texts.delete)}
        </Button>
      </div>
      {!isEmpty && (
        <p id={reasonId} className="field-hint">
          {t(texts.notEmpty, { what: contents.join(t(texts.and)) })}
        </p>
      )}
    </div>
  );
};
