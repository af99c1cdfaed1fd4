import { type FormDefinition, usedBy } from '@yuanliu/core/forms';
import { changeField, fieldsBeside } from '../drawing/edit-field.ts';
import { findField } from '../drawing/find-part.ts';
import { mapLayout } from '../drawing/layout-boxes.ts';
import { newKey } from '../drawing/new-keys.ts';
import { fieldId, fieldKeys, type PartId } from '../drawing/part-id.ts';
import { amend } from '../drawing/drawing.ts';
import { type Designer, placeOf } from '../state/designer.ts';

/** True while the key names no column yet and nobody speaks of the field by it. */
export const mayRename = (designer: Designer, published: FormDefinition | undefined, id: PartId): boolean => {
  if (designer.locked.has(id) || (published !== undefined && findField(published, id) !== undefined))
    return false;
  return isUnused(designer, designer.drawing.get().definition, id);
};

/** True where nothing but the layout speaks of a field. */
const isUnused = (designer: Designer, definition: FormDefinition, id: PartId): boolean => {
  const place = placeOf(designer.form, definition, designer.surroundings.get());
  return usedBy(fieldKeys(id), place, []).every(({ by }) => by === 'layout');
};

/** The form with a field by another key; nothing but its layout speaks of it. */
export const renameField = (definition: FormDefinition, id: PartId, key: string): FormDefinition => {
  const isInRows = fieldKeys(id).length > 1;
  const renamed = changeField(definition, id, (field) => ({ ...field, key }));
  if (isInRows) return renamed;
  const layout = mapLayout(renamed.layout, (nodes) =>
    nodes.map((node) => (node.kind === 'field' && node.key === id ? { ...node, key } : node)),
  );
  return { ...renamed, layout };
};

/** The id of a field under another key. */
export const renamedId = (id: PartId, key: string): PartId => fieldId([...fieldKeys(id).slice(0, -1), key]);

/** Gives a field that still has the key it was drawn with one that is made of its label. */
export const nameKey = (designer: Designer, id: PartId): void => {
  const now = designer.drawing.get();
  const field = findField(now.definition, id);
  if (field === undefined || !/^f\d+$/.test(field.key) || !mayRename(designer, designer.published.get(), id))
    return;
  const taken = new Set(fieldsBeside(now.definition, id).map(({ key }) => key));
  const key = newKey(field.label.zh, taken, field.key);
  if (/^f\d+$/.test(key)) return;
  const definition = renameField(now.definition, id, key);
  const next = renamedId(id, key);
  const follow = (each: PartId): PartId =>
    each === id || each.startsWith(`${id}.`) ? next + each.slice(id.length) : each;
  const fresh = designer.fresh.get();
  if (fresh !== undefined) designer.fresh.set(follow(fresh));
  designer.drawing.set(amend(now, definition, now.selection.map(follow)));
};
