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
  /** Departments that stand in the tree but cannot be chosen. */
  readonly closed?: ReadonlySet<string>;
}

interface Choice {
  readonly value: string;
  readonly title: string;
  readonly disabled: boolean;
  readonly children: Choice[];
}

const noneClosed: ReadonlySet<string> = new Set();

const choicesOf = (nodes: readonly DepartmentNode[], closed: ReadonlySet<string>): Choice[] =>
  nodes.map(({ department, children }) => ({
    value: department.id,
    title: department.name,
    disabled: closed.has(department.id),
    children: choicesOf(children, closed),
  }));

/** One department of the tree, found by typing part of its name. */
export const DepartmentSelect = (props: DepartmentSelectProps) => {
  const { value, onChange, placeholder, control, className, label, closed = noneClosed } = props;
  const t = useText();
  const { data, isPending } = useDepartments();
  const choices = useMemo(() => choicesOf(treeOf(data?.rows ?? []), closed), [data, closed]);
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
