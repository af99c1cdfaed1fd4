import {
  fieldKeysOf,
  type FormDefinition,
  type FormField,
  type LayoutNode,
  nodesOf,
  rowFieldTypes,
  typeOf,
} from '@yuanliu/core/forms';
import { findField, findNode, tableOf } from './find-part.ts';
import { holdsRows, idOfNode, mapBoxes, mapLayout, rowsOf, withRows } from './layout-boxes.ts';
import { newKey, newLabel } from './new-keys.ts';
import { type BoxId, fieldId, fieldKeys, isNodeId, type PartId, type Spot } from './part-id.ts';

/** Something drawn, by itself: its node with the fields that stand in it. What is copied, pasted and moved. */
export interface Cutting {
  readonly node: LayoutNode;
  readonly fields: readonly FormField[];
}

/** The columns of a line. */
export const wholeLine = 12;

/** What stands under these ids; those that lie in another of them are left out, for they come with it. */
export const copyParts = (definition: FormDefinition, ids: readonly PartId[]): Cutting[] =>
  outermost(definition, ids).flatMap((id) => {
    const field = findField(definition, id);
    if (tableOf(definition, id) !== undefined)
      return field === undefined
        ? []
        : [{ node: { kind: 'field', key: field.key, span: wholeLine / 2 }, fields: [field] }];
    const node = findNode(definition, id);
    if (node === undefined) return [];
    const keys = new Set(fieldKeysOf([node]));
    return [{ node, fields: definition.fields.filter(({ key }) => keys.has(key)) }];
  });

const idsBelow = (definition: FormDefinition, id: PartId): Set<PartId> => {
  const node = findNode(definition, id);
  const nodes = node === undefined ? [] : nodesOf([node]).map((placed) => idOfNode(placed.node));
  const rows = nodes.flatMap((each) => {
    const field = findField(definition, each);
    return field === undefined ? [] : rowsOf(field).map(({ key }) => `${each}.${key}`);
  });
  return new Set([...nodes, ...rows].filter((each) => each !== id));
};

const outermost = (definition: FormDefinition, ids: readonly PartId[]): PartId[] => {
  const inner = new Set(ids.flatMap((id) => [...idsBelow(definition, id)]));
  return ids.filter((id) => !inner.has(id));
};

/** The form without these parts, and without the mention of their fields in lists of fields. */
export const removeParts = (definition: FormDefinition, ids: readonly PartId[]): FormDefinition => {
  const gone = new Set(ids);
  const keys = new Set(ids.flatMap((id) => fieldKeysIn(definition, id)));
  const layout = mapLayout(definition.layout, (nodes) => nodes.filter((node) => !gone.has(idOfNode(node))));
  const fields = definition.fields
    .filter(({ key }) => !keys.has(key))
    .map((field) => {
      const rows = rowsOf(field);
      const kept = rows.filter(({ key }) => !gone.has(`${field.key}.${key}`));
      return kept.length === rows.length ? field : withRows(field, kept);
    });
  return withoutMentions({ ...definition, fields, layout }, keys);
};

const fieldKeysIn = (definition: FormDefinition, id: PartId): string[] => {
  const node = findNode(definition, id);
  return node === undefined ? [] : fieldKeysOf([node]);
};

const withoutMentions = (definition: FormDefinition, keys: ReadonlySet<string>): FormDefinition => {
  const { uniques, checks, fills, ...rest } = definition;
  const stays = (key: string): boolean => !keys.has(key);
  const kept = {
    uniques: uniques?.filter(({ fields }) => fields.every(stays)),
    checks: checks?.map((check) =>
      check.fields === undefined ? check : { ...check, fields: check.fields.filter(stays) },
    ),
    fills: fills
      ?.filter(({ on }) => stays(on))
      .map((fill) => ({ ...fill, set: fill.set.filter(({ field }) => stays(field)) }))
      .filter(({ set }) => set.length > 0),
  };
  return {
    ...rest,
    ...(kept.uniques !== undefined && kept.uniques.length > 0 && { uniques: kept.uniques }),
    ...(kept.checks !== undefined && { checks: kept.checks }),
    ...(kept.fills !== undefined && kept.fills.length > 0 && { fills: kept.fills }),
  };
};

/** True where all of this may stand in the box: rows hold single fields of some types and no boxes. */
export const fitsIn = (cuttings: readonly Cutting[], box: BoxId): boolean => {
  const isRows = box !== '' && !isNodeId(box);
  if (!isRows) return true;
  return cuttings.every(({ node, fields: [field] }) => {
    if (node.kind !== 'field' || field === undefined) return false;
    const type = typeOf(field);
    return field.key !== box && rowFieldTypes.includes(type) && type.table?.(field.settings) === undefined;
  });
};

/** What an insertion gave: the form, and the ids under which the parts stand in it. */
export interface Inserted {
  readonly definition: FormDefinition;
  readonly ids: readonly PartId[];
}

/** Puts parts at a place. Keys, labels and names of nodes that are taken there are made new. */
export const insertParts = (
  definition: FormDefinition,
  cuttings: readonly Cutting[],
  spot: Spot,
): Inserted => {
  if (!fitsIn(cuttings, spot.box)) return { definition, ids: [] };
  return spot.box === '' || isNodeId(spot.box)
    ? insertInLayout(definition, cuttings, spot)
    : insertInRows(definition, cuttings, spot);
};

const placed = <T>(items: readonly T[], added: readonly T[], at: number): T[] =>
  at < 0 ? [...items, ...added] : items.toSpliced(at, 0, ...added);

const insertInRows = (definition: FormDefinition, cuttings: readonly Cutting[], spot: Spot): Inserted => {
  const table = findField(definition, spot.box);
  if (table === undefined) return { definition, ids: [] };
  const rows = rowsOf(table);
  const added = freshFields(
    cuttings.flatMap(({ fields }) => fields),
    rows,
  ).fields;
  const before =
    spot.before === undefined ? -1 : rows.findIndex(({ key }) => key === fieldKeys(spot.before ?? '')[1]);
  const next = withRows(table, placed(rows, added, before));
  return {
    definition: {
      ...definition,
      fields: definition.fields.map((field) => (field === table ? next : field)),
    },
    ids: added.map(({ key }) => fieldId([table.key, key])),
  };
};

const insertInLayout = (definition: FormDefinition, cuttings: readonly Cutting[], spot: Spot): Inserted => {
  const fresh = freshFields(
    cuttings.flatMap(({ fields }) => fields),
    definition.fields,
  );
  const taken = new Set(
    nodesOf(definition.layout).flatMap(({ node }) => (node.kind === 'field' ? [] : [node.key])),
  );
  const nodes = cuttings.map(({ node }) => freshNode(node, fresh.keys, taken));
  const layout = mapLayout(definition.layout, (children, box) =>
    box === spot.box
      ? placed(
          children,
          nodes,
          children.findIndex((child) => idOfNode(child) === spot.before),
        )
      : children,
  );
  return {
    definition: inOrder({ ...definition, layout, fields: [...definition.fields, ...fresh.fields] }),
    ids: nodes.map(idOfNode),
  };
};

/** Fields in the order in which a person meets them. */
const inOrder = (definition: FormDefinition): FormDefinition => {
  const at = new Map(fieldKeysOf(definition.layout).map((key, index) => [key, index]));
  const last = at.size;
  const fields = definition.fields.toSorted((a, b) => (at.get(a.key) ?? last) - (at.get(b.key) ?? last));
  return { ...definition, fields };
};

const freshFields = (
  fields: readonly FormField[],
  beside: readonly FormField[],
): { readonly fields: FormField[]; readonly keys: ReadonlyMap<string, string> } => {
  const takenKeys = new Set(beside.map(({ key }) => key));
  const takenLabels = new Set(beside.map(({ label }) => label.zh));
  const keys = new Map<string, string>();
  const fresh = fields.map((field) => {
    const zh = newLabel(field.label.zh, takenLabels);
    const key = takenKeys.has(field.key) ? newKey(zh, takenKeys) : field.key;
    takenKeys.add(key);
    takenLabels.add(zh);
    keys.set(field.key, key);
    if (key === field.key && zh === field.label.zh) return field;
    const { locked: _, ...rest } = field;
    return { ...rest, key, label: zh === field.label.zh ? field.label : { zh } };
  });
  return { fields: fresh, keys };
};

const freshNode = (node: LayoutNode, keys: ReadonlyMap<string, string>, taken: Set<string>): LayoutNode => {
  if (node.kind === 'field') return { ...node, key: keys.get(node.key) ?? node.key };
  const key = taken.has(node.key) ? newKey('', taken, node.kind) : node.key;
  taken.add(key);
  return mapBoxes({ ...node, key }, (children) => children.map((child) => freshNode(child, keys, taken)));
};

/** True where parts may be moved to a place: it fits, and lies in none of them. */
export const mayMove = (definition: FormDefinition, ids: readonly PartId[], box: BoxId): boolean => {
  const [holder = ''] = box.split('/');
  if (ids.some((id) => id === holder || idsBelow(definition, id).has(holder))) return false;
  return fitsIn(copyParts(definition, ids), box);
};

/** Moves parts to a place; keys stay unless they are taken there. */
export const moveParts = (definition: FormDefinition, ids: readonly PartId[], spot: Spot): Inserted => {
  const moved = new Set(ids);
  if (!mayMove(definition, ids, spot.box)) return { definition, ids: [] };
  const cuttings = copyParts(definition, ids);
  const before = nextStanding(definition, spot, moved);
  const without = removeQuietly(definition, ids);
  return insertParts(without, cuttings, { box: spot.box, ...(before !== undefined && { before }) });
};

/** Like `removeParts`, but what speaks of the fields stays: they come back. */
const removeQuietly = (definition: FormDefinition, ids: readonly PartId[]): FormDefinition => {
  const { uniques, checks, fills } = definition;
  return {
    ...removeParts(definition, ids),
    ...(uniques !== undefined && { uniques }),
    ...(checks !== undefined && { checks }),
    ...(fills !== undefined && { fills }),
  };
};

/** The first part at or behind the place that is not moved itself. */
const nextStanding = (
  definition: FormDefinition,
  { box, before }: Spot,
  moved: ReadonlySet<PartId>,
): PartId | undefined => {
  if (before === undefined || !moved.has(before)) return before;
  const parts = partsIn(definition, box);
  return parts.slice(parts.indexOf(before)).find((id) => !moved.has(id));
};

const partsIn = (definition: FormDefinition, box: BoxId): readonly PartId[] => {
  const table = findField(definition, box);
  if (table !== undefined && holdsRows(table)) return rowsOf(table).map(({ key }) => `${box}.${key}`);
  let found: readonly PartId[] = [];
  mapLayout(definition.layout, (children, each) => {
    if (each === box) found = children.map(idOfNode);
    return children;
  });
  return found;
};
