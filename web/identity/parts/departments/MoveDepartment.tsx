import type { Department } from '@yuanliu/core/identity';
import { Select } from 'antd';
import { useMemo } from 'react';
import { useText } from '../../../lib/text.ts';
import { FormDrawer } from '../../../ui/form/FormDrawer.tsx';
import { FormField } from '../../../ui/form/FormField.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { neighboursIn, placeAfter } from '../../department-move.ts';
import { departmentTexts as texts } from '../../department-texts.ts';
import { withBelow } from '../../department-tree.ts';
import { DepartmentSelect } from '../DepartmentSelect.tsx';
import { useMoveDepartment } from './use-move-department.ts';

interface MoveDepartmentProps {
  readonly rows: readonly Department[];
  readonly department: Department;
  readonly onClose: () => void;
}

interface MoveValues extends Readonly<Record<string, unknown>> {
  readonly parentId: string | null;
  /** The neighbour that stands before it; null is the first place. */
  readonly after: string | null;
}

const first = 'first';

const lastOf = (rows: readonly Department[], parentId: string | null, moving: string): string | null =>
  neighboursIn(rows, parentId).findLast(({ id }) => id !== moving)?.id ?? null;

/** What dragging does, by keyboard: below whom, and behind which neighbour. */
export const MoveDepartment = ({ rows, department, onClose }: MoveDepartmentProps) => {
  const t = useText();
  const move = useMoveDepartment(rows);
  const { id, name } = department;
  const closed = useMemo(() => withBelow(rows, id), [rows, id]);
  const own = neighboursIn(rows, department.parentId);
  const form = useForm<MoveValues, void>({
    draft: `identity.department-move.${id}.${department.version}`,
    initial: {
      parentId: department.parentId,
      after: own[own.findIndex((row) => row.id === id) - 1]?.id ?? null,
    },
    save: ({ parentId, after }) => move(department, placeAfter(rows, { parentId, after, moving: id })),
    onSaved: onClose,
  });
  const { values, set } = form;
  const neighbours = neighboursIn(rows, values.parentId).filter((row) => row.id !== id);
  return (
    <FormDrawer
      form={form}
      title={t(texts.moveTitle, { name })}
      saveText={t(texts.moveAction)}
      onClose={onClose}
    >
      <FormField form={form} name="parentId" label={t(texts.moveParent)}>
        {(control) => (
          <DepartmentSelect
            control={control}
            closed={closed}
            placeholder={t(texts.top)}
            value={values.parentId}
            onChange={(parentId) => set({ parentId, after: lastOf(rows, parentId, id) })}
          />
        )}
      </FormField>
      <FormField form={form} name="after" label={t(texts.movePlace)}>
        {(control) => (
          <Select<string>
            {...control}
            value={values.after ?? first}
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              { value: first, label: t(texts.placeFirst) },
              ...neighbours.map((row) => ({ value: row.id, label: t(texts.placeAfter, { name: row.name }) })),
            ]}
            onChange={(after) => set({ after: after === first ? null : after })}
          />
        )}
      </FormField>
    </FormDrawer>
  );
};
