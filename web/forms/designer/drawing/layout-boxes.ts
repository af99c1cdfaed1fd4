import type { FormDefinition, FormField, LayoutNode } from '@yuanliu/core/forms';
import { typeOf } from '@yuanliu/core/forms';
import { type BoxId, isNodeId, nodeId, type PartId } from './part-id.ts';

/** The id of a node. */
export const idOfNode = (node: LayoutNode): PartId => (node.kind === 'field' ? node.key : nodeId(node.key));

/** The boxes of a node with what they hold. */
const boxesOfNode = (
  node: LayoutNode,
): readonly { readonly box: BoxId; readonly children: readonly LayoutNode[] }[] => {
  if (node.kind === 'section') return [{ box: nodeId(node.key), children: node.children }];
  if (node.kind === 'tabs')
    return node.tabs.map(({ children }, index) => ({ box: `${nodeId(node.key)}/${index}`, children }));
  return [];
};

/** The same node with the contents of each of its boxes changed. */
export const mapBoxes = (
  node: LayoutNode,
  change: (children: readonly LayoutNode[], box: BoxId) => LayoutNode[],
): LayoutNode => {
  if (node.kind === 'section') return { ...node, children: change(node.children, nodeId(node.key)) };
  if (node.kind === 'tabs')
    return {
      ...node,
      tabs: node.tabs.map((tab, index) => ({
        ...tab,
        children: change(tab.children, `${nodeId(node.key)}/${index}`),
      })),
    };
  return node;
};

/** Every list of the layout changed, the inner ones first. */
export const mapLayout = (
  nodes: readonly LayoutNode[],
  change: (children: LayoutNode[], box: BoxId) => LayoutNode[],
  box: BoxId = '',
): LayoutNode[] =>
  change(
    nodes.map((node) => mapBoxes(node, (children, inner) => mapLayout(children, change, inner))),
    box,
  );

/** The fields of the rows of a sub-table, or none. */
export const rowsOf = (field: FormField): readonly FormField[] =>
  typeOf(field).fields?.(field.settings) ?? [];

/** True for a field that holds rows of fields. */
export const holdsRows = (field: FormField): boolean => typeOf(field).fields !== undefined;

/** The sub-table with other fields in its rows. */
export const withRows = (field: FormField, fields: readonly FormField[]): FormField => ({
  ...field,
  settings: { ...field.settings, fields },
});

/** A box with the ids of what it holds, in order. */
export interface Box {
  readonly box: BoxId;
  readonly parts: readonly PartId[];
}

const boxesBelow = (
  nodes: readonly LayoutNode[],
  box: BoxId,
  tables: ReadonlyMap<string, FormField>,
): Box[] => [
  { box, parts: nodes.map(idOfNode) },
  ...nodes.flatMap((node) => {
    if (node.kind === 'field') {
      const table = tables.get(node.key);
      return table === undefined
        ? []
        : [{ box: node.key, parts: rowsOf(table).map(({ key }) => `${node.key}.${key}`) }];
    }
    return boxesOfNode(node).flatMap((inner) => boxesBelow(inner.children, inner.box, tables));
  }),
];

/** Every box of a form from top to bottom, outer ones before those in them. */
export const boxesOf = ({ fields, layout }: FormDefinition): Box[] =>
  boxesBelow(layout, '', new Map(fields.filter(holdsRows).map((field) => [field.key, field])));

/** The box that holds a part; undefined for a part that is nowhere. */
export const boxWith = (definition: FormDefinition, id: PartId): Box | undefined =>
  boxesOf(definition).find(({ parts }) => parts.includes(id));

/** The ids of everything drawn, in the order in which a person meets it. */
export const partsInOrder = (definition: FormDefinition): PartId[] => {
  const boxes = new Map(boxesOf(definition).map(({ box, parts }) => [box, parts]));
  const panes = (id: PartId): BoxId[] =>
    isNodeId(id) ? [id, ...[...boxes.keys()].filter((box) => box.startsWith(`${id}/`))] : [id];
  const below = (box: BoxId): PartId[] =>
    (boxes.get(box) ?? []).flatMap((id) => [id, ...panes(id).flatMap(below)]);
  return below('');
};
