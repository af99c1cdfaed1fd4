import type { Department } from '@yuanliu/core/identity';
import { type GetRef, Tree, type TreeProps } from 'antd';
import { type Key, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '../../../lib/text.ts';
import { placeAfter } from '../../department-move.ts';
import { departmentTexts as texts } from '../../department-texts.ts';
import { type DepartmentNode, treeMatching, treeOf, wayTo } from '../../department-tree.ts';
import { sayFailure } from '../../refusal.ts';
import { useHeight } from './use-height.ts';
import { useMoveDepartment } from './use-move-department.ts';

interface DepartmentTreeProps {
  readonly rows: readonly Department[];
  readonly words: string;
  readonly chosen: string | undefined;
  readonly canMove: boolean;
  readonly onChoose: (id: string) => void;
}

interface Branch {
  readonly key: string;
  readonly title: ReactNode;
  readonly isLeaf: boolean;
  /** Active users here and below. */
  readonly users: number;
  readonly children: Branch[];
}

const branchOf = ({ department, children }: DepartmentNode, words: string): Branch => {
  const below = children.map((child) => branchOf(child, words));
  const users = below.reduce((sum, branch) => sum + branch.users, department.users);
  return {
    key: department.id,
    title: <BranchTitle name={department.name} users={users} words={words} />,
    isLeaf: below.length === 0,
    users,
    children: below,
  };
};

/** Small trees stand open; of large ones the two upper levels. */
const openAtFirst = (rows: readonly Department[]): string[] => {
  if (rows.length <= 60) return rows.map(({ id }) => id);
  const tops = new Set(rows.filter(({ parentId }) => parentId === null).map(({ id }) => id));
  return [
    ...tops,
    ...rows.filter(({ parentId }) => parentId !== null && tops.has(parentId)).map(({ id }) => id),
  ];
};

/** The organisation; arrows walk through it, Enter chooses, dragging moves. Draws only what is in view. */
export const DepartmentTree = ({ rows, words, chosen, canMove, onChoose }: DepartmentTreeProps) => {
  const t = useText();
  const place = useRef<HTMLDivElement>(null);
  const height = useHeight(place);
  const move = useMoveDepartment(rows);
  const [opened, setOpened] = useState<readonly Key[]>(() => [
    ...openAtFirst(rows),
    ...(chosen === undefined ? [] : wayTo(rows, chosen).map(({ id }) => id)),
  ]);
  const isSearching = words.trim() !== '';
  const tree = useShown(isSearching ? undefined : chosen, () => {
    if (chosen !== undefined) setOpened([...opened, ...wayTo(rows, chosen).map(({ id }) => id)]);
  });
  const branches = useMemo(
    () => treeMatching(treeOf(rows), words).map((node) => branchOf(node, words)),
    [rows, words],
  );
  const drop: TreeProps<Branch>['onDrop'] = (event) => {
    const moving = rows.find(({ id }) => id === event.dragNode.key);
    const target = rows.find(({ id }) => id === event.node.key);
    if (moving === undefined || target === undefined) return;
    move(moving, droppedAt(rows, { event, moving, target })).catch(sayFailure);
  };
  return (
    <div ref={place} className="tree-place">
      {branches.length === 0 ? (
        <p className="quiet">{t(texts.noMatch, { words })}</p>
      ) : (
        <Tree<Branch>
          ref={tree}
          aria-label={t(texts.tree)}
          blockNode
          height={height}
          virtual
          treeData={branches}
          draggable={canMove && !isSearching ? { icon: false } : false}
          expandedKeys={isSearching ? rows.map(({ id }) => id) : [...opened]}
          selectedKeys={chosen === undefined ? [] : [chosen]}
          onExpand={(keys) => setOpened(keys)}
          onSelect={(_keys, { node }) => onChoose(node.key)}
          onDrop={drop}
        />
      )}
    </div>
  );
};

/** Whatever was chosen elsewhere (a link, a new department) comes into view; `open` opens the way to it. */
const useShown = (chosen: string | undefined, open: () => void) => {
  const tree = useRef<GetRef<typeof Tree>>(null);
  const [shown, setShown] = useState(chosen);
  if (chosen !== shown) {
    setShown(chosen);
    open();
  }
  useEffect(() => {
    if (chosen === undefined) return undefined;
    // After the way to it has opened.
    const timer = setTimeout(() => tree.current?.scrollTo({ key: chosen, align: 'auto' }), 200);
    return () => clearTimeout(timer);
  }, [chosen]);
  return tree;
};

type Dropped = Parameters<NonNullable<TreeProps<Branch>['onDrop']>>[0];

/** On a department: below it, first. In a gap: beside it. antd counts the gap from the end of `pos`. */
const droppedAt = (
  rows: readonly Department[],
  { event, moving, target }: { event: Dropped; moving: Department; target: Department },
) => {
  if (!event.dropToGap) return placeAfter(rows, { parentId: target.id, after: null, moving: moving.id });
  const { parentId } = target;
  const isBefore = event.dropPosition < Number(event.node.pos.split('-').at(-1));
  return isBefore
    ? { parentId, before: target.id }
    : placeAfter(rows, { parentId, after: target.id, moving: moving.id });
};

const BranchTitle = ({ name, users, words }: { name: string; users: number; words: string }) => {
  const wanted = words.trim();
  const at = wanted === '' ? -1 : name.toLowerCase().indexOf(wanted.toLowerCase());
  return (
    <span className="branch">
      <span className="branch-name">
        {at < 0 ? (
          name
        ) : (
          <>
            {name.slice(0, at)}
            <mark>{name.slice(at, at + wanted.length)}</mark>
            {name.slice(at + wanted.length)}
          </>
        )}
      </span>
      {users > 0 && <small className="figures">{users}</small>}
    </span>
  );
};
