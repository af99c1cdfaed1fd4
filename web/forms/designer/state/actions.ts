import type { FormDefinition } from '@yuanliu/core/forms';
import { type Cutting, copyParts, insertParts, moveParts, removeParts } from '../drawing/cuttings.ts';
import { draw, redo, select, undo } from '../drawing/drawing.ts';
import { findField, findNode } from '../drawing/find-part.ts';
import { boxWith, partsInOrder } from '../drawing/layout-boxes.ts';
import { fieldKeys, isNodeId, type PartId, type Spot } from '../drawing/part-id.ts';
import { spotAfter } from '../drawing/spots.ts';
import type { Designer } from './designer.ts';

/** Changes the form. `about` names what is being typed into: letters in a row are one step. */
export const change = (
  { drawing }: Designer,
  next: (definition: FormDefinition) => FormDefinition,
  about?: string,
): void => {
  const now = drawing.get();
  drawing.set(
    draw(now, {
      definition: next(now.definition),
      at: performance.now(),
      ...(about !== undefined && { about }),
    }),
  );
};

/** Selects these parts; none: the form itself. */
export const selectParts = ({ drawing }: Designer, ids: readonly PartId[]): void =>
  drawing.set(select(drawing.get(), ids));

/** Selects one more part or one less, or all between the last selected one and this. */
export const selectMore = ({ drawing }: Designer, id: PartId, how: 'one' | 'range'): void => {
  const now = drawing.get();
  const last = now.selection.at(-1);
  if (how === 'one' || last === undefined) {
    const rest = now.selection.filter((each) => each !== id);
    drawing.set(select(now, rest.length === now.selection.length ? [...rest, id] : rest));
    return;
  }
  const beside = boxWith(now.definition, last)?.parts ?? [];
  const [from, to] = [beside.indexOf(last), beside.indexOf(id)].toSorted((a, b) => a - b);
  const range = from === undefined || from < 0 || to === undefined ? [last, id] : beside.slice(from, to + 1);
  drawing.set(select(now, range));
};

/** Selects everything at the top of the form. */
export const selectAll = ({ drawing }: Designer): void => {
  const now = drawing.get();
  drawing.set(select(now, boxWith(now.definition, partsInOrder(now.definition)[0] ?? '')?.parts ?? []));
};

/** Takes the last step back. */
export const stepBack = ({ drawing }: Designer): void => drawing.set(undo(drawing.get()));

/** Takes it once more. */
export const stepForth = ({ drawing }: Designer): void => drawing.set(redo(drawing.get()));

/** Puts parts at a place, or behind what is selected, and selects them. Gives their ids. */
export const putIn = (
  { drawing, fresh }: Designer,
  cuttings: readonly Cutting[],
  spot?: Spot,
): readonly PartId[] => {
  const now = drawing.get();
  const place = spot ?? spotAfter(now.definition, now.selection, cuttings);
  const { definition, ids } = insertParts(now.definition, cuttings, place);
  drawing.set(draw(now, { definition, selection: ids, at: performance.now() }));
  if (ids.length === 1) fresh.set(ids[0]);
  return ids;
};

/** Moves parts to a place; they stay selected. */
export const moveTo = ({ drawing }: Designer, ids: readonly PartId[], spot: Spot): void => {
  const now = drawing.get();
  const moved = moveParts(now.definition, ids, spot);
  if (moved.ids.length === 0) return;
  drawing.set(draw(now, { definition: moved.definition, selection: moved.ids, at: performance.now() }));
};

/** What is selected and may be taken away: locked fields stay. */
export const removable = (designer: Designer): PartId[] => {
  const { definition, selection } = designer.drawing.get();
  return selection.filter((id) => {
    const [key = ''] = fieldKeys(id);
    const inside = isNodeId(id) ? copyParts(definition, [id]).flatMap(({ fields }) => fields) : [];
    return (
      !designer.locked.has(id) &&
      !designer.locked.has(key) &&
      !inside.some((each) => designer.locked.has(each.key))
    );
  });
};

/** Takes parts away; what stood behind them is selected. */
export const takeAway = ({ drawing }: Designer, ids: readonly PartId[]): void => {
  const now = drawing.get();
  const box = boxWith(now.definition, ids[0] ?? '');
  const at = box?.parts.indexOf(ids[0] ?? '') ?? 0;
  const rest = box?.parts.filter((id) => !ids.includes(id)) ?? [];
  const next = rest[Math.min(at, rest.length - 1)];
  drawing.set(
    draw(now, {
      definition: removeParts(now.definition, ids),
      selection: next === undefined ? [] : [next],
      at: performance.now(),
    }),
  );
};

/** What is selected, with what stands in it, for the clipboard. */
export const selectedCuttings = ({ drawing }: Designer): Cutting[] => {
  const { definition, selection } = drawing.get();
  const order = partsInOrder(definition);
  return copyParts(
    definition,
    selection.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
  );
};

/** Puts a copy of what is selected behind it. */
export const duplicate = (designer: Designer): void => {
  const cuttings = selectedCuttings(designer);
  if (cuttings.length === 0) return;
  const { definition, selection } = designer.drawing.get();
  const last = selection.at(-1) ?? '';
  const around = boxWith(definition, last);
  const before = around?.parts[around.parts.indexOf(last) + 1];
  putIn(designer, cuttings, { box: around?.box ?? '', ...(before !== undefined && { before }) });
};

/** What a part is called on the screen. */
export const nameOfPart = (definition: FormDefinition, id: PartId): string => {
  const field = findField(definition, id);
  if (field !== undefined) return field.label.zh;
  const node = findNode(definition, id);
  if (node?.kind === 'section') return node.title?.zh ?? '';
  if (node?.kind === 'description') return node.text.zh;
  return node?.kind === 'tabs' ? node.tabs.map(({ title }) => title.zh).join(' / ') : definition.name.zh;
};
