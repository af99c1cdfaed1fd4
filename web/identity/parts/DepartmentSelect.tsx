import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useText } from '../../lib/text.ts';
import type { Control } from '../../ui/form/FormField.tsx';
import { type DepartmentNode, treeOf } from '../department-tree.ts';
import { useDepartments } from '../queries.ts';
import { texts } from '../texts.ts';

interface DepartmentSelectProps {
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly placeholder?: string;
  readonly control?: Control;
  readonly className?: string;
  readonly label?: string;
}

interface Choice {
  readonly value: string;
  readonly title: string;
  readonly children: Choice[];
}

const choiceOf = ({ department, children }: DepartmentNode): Choice => ({
  value: department.id,
  title: department.name,
  children: children.map(choiceOf),
});

/** One department of the tree, found by typing part of its name. */
export const DepartmentSelect = (props: DepartmentSelectProps) => {
  const { value, onChange, placeholder, control, className, label } = props;
  const t = useText();
  const { data, isPending } = useDepartments();
  const choices = useMemo(() => treeOf(data?.rows ?? []).map(choiceOf), [data]);
  const opened = useMemo(() => choices.map((choice) => choice.value), [choices]);
  return (
    <TreeSelect<string | null>
      {...control}
      {...(className !== undefined && { className })}
      {...(label !== undefined && { 'aria-label': label })}
      allowClear
      showSearch={{ treeNodeFilterProp: 'title' }}
      popupMatchSelectWidth={280}
      loading={isPending}
      placeholder={placeholder ?? t(texts.chooseDepartment)}
      // A department outside the reader's view would otherwise show as its id.
      value={data?.rows.some(({ id }) => id === value) === true ? value : null}
      treeData={choices}
      treeDefaultExpandedKeys={opened}
      onChange={(next?: string | null) => onChange(next ?? null)}
    />
  );
};
