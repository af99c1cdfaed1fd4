import { type FormDefinition, type FormField, type LayoutNode, nodesOf } from '@yuanliu/core/forms';
import { rowsOf } from './layout-boxes.ts';
import { fieldKeys, isNodeId, type PartId } from './part-id.ts';

interface Index {
  readonly fields: ReadonlyMap<string, FormField>;
  readonly nodes: ReadonlyMap<string, LayoutNode>;
}

const indexes = new WeakMap<FormDefinition, Index>();

const indexOf = (definition: FormDefinition): Index => {
  const known = indexes.get(definition);
  if (known !== undefined) return known;
  const index = {
    fields: new Map(definition.fields.map((field) => [field.key, field])),
    nodes: new Map(
      nodesOf(definition.layout).map(({ node }) => [node.kind === 'field' ? node.key : `#${node.key}`, node]),
    ),
  };
  indexes.set(definition, index);
  return index;
};

/** The field with this id; undefined where there is none. */
export const findField = (definition: FormDefinition, id: PartId): FormField | undefined => {
  const [key, inner] = fieldKeys(id);
  const field = key === undefined ? undefined : indexOf(definition).fields.get(key);
  if (inner === undefined || field === undefined) return field;
  return rowsOf(field).find((each) => each.key === inner);
};

/** The node with this id; of a field its place. */
export const findNode = (definition: FormDefinition, id: PartId): LayoutNode | undefined =>
  indexOf(definition).nodes.get(id);

/** The sub-table in whose rows a field stands. */
export const tableOf = (definition: FormDefinition, id: PartId): FormField | undefined => {
  const [key, inner] = fieldKeys(id);
  return key === undefined || inner === undefined ? undefined : indexOf(definition).fields.get(key);
};

/** True where there is such a part. */
export const hasPart = (definition: FormDefinition, id: PartId): boolean =>
  isNodeId(id) ? findNode(definition, id) !== undefined : findField(definition, id) !== undefined;
