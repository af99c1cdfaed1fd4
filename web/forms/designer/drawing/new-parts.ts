import { type FormDefinition, type LayoutNode, nodesOf, typeOf } from '@yuanliu/core/forms';
import { type Cutting, wholeLine } from './cuttings.ts';
import { newKey } from './new-keys.ts';

/** A new field of a type, ready to be put in. */
export const newFieldCutting = (typeName: string, label: string, definition: FormDefinition): Cutting => {
  const type = typeOf({ type: typeName });
  const taken = new Set(definition.fields.map(({ key }) => key));
  const key = newKey('', taken);
  return {
    node: { kind: 'field', key, span: type.fields === undefined ? wholeLine / 2 : wholeLine },
    fields: [{ key, type: type.name, label: { zh: label }, settings: type.initial }],
  };
};

/** A new node of the layout that is no field, ready to be put in. */
export const newNodeCutting = (
  kind: 'section' | 'tabs' | 'description',
  title: string,
  definition: FormDefinition,
): Cutting => {
  const taken = new Set(
    nodesOf(definition.layout).flatMap(({ node }) => (node.kind === 'field' ? [] : [node.key])),
  );
  const key = newKey('', taken, kind);
  const bare = { section: sectionNode, tabs: tabsNode, description: descriptionNode }[kind];
  return { node: bare(key, title), fields: [] };
};

const sectionNode = (key: string, zh: string): LayoutNode => ({
  kind: 'section',
  key,
  title: { zh },
  children: [],
});
const tabsNode = (key: string, zh: string): LayoutNode => ({
  kind: 'tabs',
  key,
  tabs: [1, 2].map((number) => ({ title: { zh: `${zh} ${number}` }, children: [] })),
});
const descriptionNode = (key: string, zh: string): LayoutNode => ({
  kind: 'description',
  key,
  text: { zh },
});
