import { changeDepartment, createDepartment, type Department, listDepartments } from '@yuanliu/core/identity';
import { Input } from 'antd';
import { call } from '../../../lib/call.ts';
import { queryClient, useChange } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { FormDrawer } from '../../../ui/form/FormDrawer.tsx';
import { FormField } from '../../../ui/form/FormField.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { showToast } from '../../../ui/Toast.tsx';
import { departmentTexts as texts } from '../../department-texts.ts';
import { departmentReads } from '../../queries.ts';
import { DepartmentSelect } from '../DepartmentSelect.tsx';
import { PersonSelect } from '../PersonSelect.tsx';

interface DepartmentValues extends Readonly<Record<string, unknown>> {
  readonly name: string;
  readonly parentId: string | null;
  readonly headUserId: string | null;
  /** Only for the field, which shows a name rather than an id. */
  readonly headName: string | null;
}

interface EditDepartmentProps {
  /** Undefined makes a new one. */
  readonly department: Department | undefined;
  readonly parentId: string | null;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

const valuesOf = ({ name, parentId, headUserId, headName }: Department): DepartmentValues => ({
  name,
  parentId,
  headUserId,
  headName,
});

const reread = async (id: string): Promise<DepartmentValues> => {
  const reply = await call(listDepartments, {});
  queryClient.setQueryData([listDepartments.id, {}], reply);
  const row = reply.rows.find((one) => one.id === id);
  return row === undefined ? { name: '', parentId: null, headUserId: null, headName: null } : valuesOf(row);
};

const useSave = (department: Department | undefined) => {
  const create = useChange(createDepartment, departmentReads);
  const change = useChange(changeDepartment, departmentReads);
  return async ({ name, parentId, headUserId }: DepartmentValues): Promise<string> => {
    if (department === undefined) {
      const { id } = await create.mutateAsync({ body: { name: name.trim(), parentId, headUserId } });
      return id;
    }
    const { id, version } = department;
    await change.mutateAsync({ params: { id }, body: { name: name.trim(), headUserId, version } });
    return id;
  };
};

/** Name and head of a department, and of a new one where it stands. */
export const EditDepartment = ({ department, parentId, onClose, onSaved }: EditDepartmentProps) => {
  const t = useText();
  const isNew = department === undefined;
  const form = useForm<DepartmentValues, string>({
    draft: isNew ? 'identity.department.new' : `identity.department.${department.id}.${department.version}`,
    initial: isNew ? { name: '', parentId, headUserId: null, headName: null } : valuesOf(department),
    required: ['name'],
    save: useSave(department),
    ...(!isNew && { reload: () => reread(department.id) }),
    onSaved: (id) => {
      showToast({ text: isNew ? t(texts.created, { name: form.values.name.trim() }) : t(texts.saved) });
      onSaved(id);
    },
  });
  const { values, set } = form;
  return (
    <FormDrawer
      form={form}
      title={t(isNew ? texts.create : texts.editOf)}
      {...(isNew && { saveText: t(texts.create) })}
      onClose={onClose}
    >
      <FormField form={form} name="name" label={t(texts.name)} isRequired>
        {(control) => (
          <Input
            {...control}
            value={values.name}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </FormField>
      {isNew && (
        <FormField form={form} name="parentId" label={t(texts.parent)}>
          {(control) => (
            <DepartmentSelect
              control={control}
              placeholder={t(texts.top)}
              value={values.parentId}
              onChange={(next) => set({ parentId: next })}
            />
          )}
        </FormField>
      )}
      <FormField form={form} name="headUserId" label={t(texts.head)}>
        {(control) => (
          <PersonSelect
            control={control}
            value={values.headUserId === null ? [] : [{ id: values.headUserId, name: values.headName ?? '' }]}
            onChange={([head]) => set({ headUserId: head?.id ?? null, headName: head?.name ?? null })}
          />
        )}
      </FormField>
    </FormDrawer>
  );
};
