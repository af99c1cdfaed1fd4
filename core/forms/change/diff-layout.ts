import type { FormDefinition } from '../definition/form-definition.ts';
import { bothLanguages, type FormText } from '../definition/form-text.ts';
import type { LayoutNode } from '../definition/form-layout.ts';
import { type DefinitionChange, fromTo, isSame } from './definition-change.ts';

/** A node with the box that it stands in. */
interface Standing {
  readonly node: LayoutNode;
  readonly box: string;
}

const walk = (nodes: readonly LayoutNode[], box: string): Standing[] =>
  nodes.flatMap((node) => {
    const own = [{ node, box }];
    if (node.kind === 'section') return [...own, ...walk(node.children, node.key)];
    if (node.kind !== 'tabs') return own;
    return [...own, ...node.tabs.flatMap(({ children }, index) => walk(children, `${node.key}/${index}`))];
  });

const idOf = (node: LayoutNode): string => `${node.kind === 'field' ? 'field' : 'box'}:${node.key}`;

const kinds = {
  field: { zh: '字段', en: 'Field' },
  section: { zh: '分组', en: 'Section' },
  tabs: { zh: '标签页', en: 'Tabs' },
  description: { zh: '说明文字', en: 'Description' },
} as const;

const labelOf = (node: LayoutNode, { fields }: FormDefinition): FormText => {
  if (node.kind === 'field') return fields.find(({ key }) => key === node.key)?.label ?? { zh: node.key };
  if (node.kind === 'section') return node.title ?? { zh: node.key };
  return node.kind === 'tabs' ? (node.tabs[0]?.title ?? { zh: node.key }) : node.text;
};

/** What a node says of itself, without what stands in it. */
const ownOf = (node: LayoutNode): unknown => {
  if (node.kind === 'section') return { ...node, children: [] };
  return node.kind === 'tabs' ? node.tabs.map(({ title }) => title) : node;
};

/** Keys that lie outside a longest stretch that both lists have in the same order: those that were moved. */
const movedBetween = (before: readonly string[], after: readonly string[]): Set<string> => {
  const shared = after.filter((key) => before.includes(key));
  const places = shared.map((key) => before.indexOf(key));
  const best = places.map(() => 1);
  for (const [at, place] of places.entries())
    for (let earlier = 0; earlier < at; earlier += 1)
      if ((places[earlier] ?? 0) < place) best[at] = Math.max(best[at] ?? 1, (best[earlier] ?? 0) + 1);
  const stay = new Set<string>();
  let length = Math.max(0, ...best);
  let limit = Number.POSITIVE_INFINITY;
  for (let at = shared.length - 1; at >= 0; at -= 1) {
    const place = places[at] ?? 0;
    if (best[at] === length && place < limit) {
      stay.add(shared[at] ?? '');
      length -= 1;
      limit = place;
    }
  }
  return new Set(shared.filter((key) => !stay.has(key)));
};

/** Boxes that came, went or were renamed, and what was moved or resized; fields that came or went are told elsewhere. */
export const diffLayout = (before: FormDefinition, after: FormDefinition): DefinitionChange[] => {
  const old = new Map(walk(before.layout, '').map((each) => [idOf(each.node), each]));
  const now = new Map(walk(after.layout, '').map((each) => [idOf(each.node), each]));
  const moved = movedBetween([...old.keys()], [...now.keys()]);
  const change = (kind: DefinitionChange['kind'], node: LayoutNode, of: FormDefinition): DefinitionChange => {
    const { zh, en } = bothLanguages(labelOf(node, of));
    const words = {
      added: ['新增', 'added'],
      removed: ['删除', 'removed'],
      changed: ['改变', 'changed'],
      moved: ['移动', 'moved'],
    }[kind];
    const type = kinds[node.kind];
    return {
      kind,
      part: 'layout',
      ...(node.kind === 'field' && { field: [node.key] }),
      text: {
        zh: `布局：${words[0]}${type.zh}“${zh}”`,
        en: `Layout: ${type.en.toLowerCase()} “${en}” ${words[1]}`,
      },
    };
  };
  return [
    ...[...old].flatMap(([id, { node }]) =>
      now.has(id) || node.kind === 'field' ? [] : [change('removed', node, before)],
    ),
    ...[...now].flatMap(([id, { node, box }]) => {
      const was = old.get(id);
      if (was === undefined) return node.kind === 'field' ? [] : [change('added', node, after)];
      const isMoved = was.box !== box || moved.has(id);
      const isChanged = !isSame(ownOf(was.node), ownOf(node));
      return [
        ...(isMoved ? [change('moved', node, after)] : []),
        ...(isChanged
          ? [{ ...change('changed', node, after), ...fromTo(ownOf(was.node), ownOf(node)) }]
          : []),
      ];
    }),
  ];
};
