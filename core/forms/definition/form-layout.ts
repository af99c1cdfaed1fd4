import { z } from 'zod';
import { formText } from './form-text.ts';
import { fieldKey, nodeKey } from './keys.ts';

/** A place of a field: `span` of the twelve columns of its line. */
export interface FieldNode {
  readonly kind: 'field';
  readonly key: string;
  readonly span: number;
}

const fieldNode = z.strictObject({
  kind: z.literal('field'),
  key: fieldKey,
  span: z.int().min(1).max(12),
});

const description = z.strictObject({ kind: z.literal('description'), key: nodeKey, text: formText });

const section = z.strictObject({
  kind: z.literal('section'),
  key: nodeKey,
  title: formText.optional(),
  folded: z.boolean().optional(),
  get children() {
    return z.array(layoutNode);
  },
});

const tabs = z.strictObject({
  kind: z.literal('tabs'),
  key: nodeKey,
  tabs: z
    .array(
      z.strictObject({
        title: formText,
        get children() {
          return z.array(layoutNode);
        },
      }),
    )
    .min(1)
    .max(20),
});

/** A node of the layout: a field, a text, or a box with nodes in it. */
export const layoutNode = z.discriminatedUnion('kind', [fieldNode, section, tabs, description]);
export type LayoutNode = z.output<typeof layoutNode>;

/** The boxes of a node with their nodes; none for fields and texts. */
const boxesOf = (node: LayoutNode): readonly (readonly LayoutNode[])[] => {
  if (node.kind === 'section') return [node.children];
  if (node.kind === 'tabs') return node.tabs.map(({ children }) => children);
  return [];
};

/** A node with its path, a JSON Pointer below the layout, and how deep it lies (0 at the top). */
export interface PlacedNode {
  readonly node: LayoutNode;
  readonly path: string;
  readonly depth: number;
}

/** All nodes of a layout from top to bottom, boxes before what they hold. */
export const nodesOf = (nodes: readonly LayoutNode[], path = '', depth = 0): PlacedNode[] =>
  nodes.flatMap((node, index) => {
    const here = `${path}/${index}`;
    const boxPath = (box: number): string =>
      node.kind === 'tabs' ? `${here}/tabs/${box}/children` : `${here}/children`;
    return [
      { node, path: here, depth },
      ...boxesOf(node).flatMap((box, boxIndex) => nodesOf(box, boxPath(boxIndex), depth + 1)),
    ];
  });

/** The keys of the fields in the order in which a person meets them. */
export const fieldKeysOf = (nodes: readonly LayoutNode[]): string[] =>
  nodesOf(nodes).flatMap(({ node }) => (node.kind === 'field' ? [node.key] : []));
