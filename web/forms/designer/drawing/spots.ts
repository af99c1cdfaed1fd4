import type { FormDefinition } from '@yuanliu/core/forms';
import { type Cutting, fitsIn, mayMove } from './cuttings.ts';
import { boxesOf, boxWith } from './layout-boxes.ts';
import type { BoxId, PartId, Spot } from './part-id.ts';

/** Every place where these parts may be moved, from top to bottom, as the arrow keys go through them. */
export const spotsFor = (definition: FormDefinition, ids: readonly PartId[]): Spot[] => {
  const boxes = boxesOf(definition);
  const moved = new Set(ids);
  const inBox = (box: BoxId): Spot[] => {
    if (!mayMove(definition, ids, box)) return [];
    const parts = boxes.find((each) => each.box === box)?.parts ?? [];
    return [
      ...parts.flatMap((id): Spot[] => {
        if (moved.has(id)) return [];
        const inner = boxes.filter((each) => each.box === id || each.box.startsWith(`${id}/`));
        return [{ box, before: id }, ...inner.flatMap((each) => inBox(each.box))];
      }),
      { box },
    ];
  };
  return inBox('');
};

/** Where parts stand now. */
export const spotOf = (definition: FormDefinition, ids: readonly PartId[]): Spot | undefined => {
  const [first] = ids;
  const box = first === undefined ? undefined : boxWith(definition, first);
  if (box === undefined || first === undefined) return undefined;
  const before = box.parts.slice(box.parts.indexOf(first) + 1).find((id) => !ids.includes(id));
  return { box: box.box, ...(before !== undefined && { before }) };
};

/** Where something new goes when nobody says: behind what is selected, into a selected box, else at the end. */
export const spotAfter = (
  definition: FormDefinition,
  selection: readonly PartId[],
  cuttings: readonly Cutting[],
): Spot => {
  const last = selection.at(-1);
  if (last === undefined) return { box: '' };
  const inside = boxesOf(definition).find(
    ({ box }) => (box === last || box === `${last}/0`) && fitsIn(cuttings, box),
  );
  if (inside !== undefined) return { box: inside.box };
  const around = boxWith(definition, last);
  if (around === undefined) return { box: '' };
  if (!fitsIn(cuttings, around.box)) return spotAfter(definition, [around.box], cuttings);
  const before = around.parts[around.parts.indexOf(last) + 1];
  return { box: around.box, ...(before !== undefined && { before }) };
};

/** True for two names of the same place. */
export const isSameSpot = (a: Spot | undefined, b: Spot | undefined): boolean =>
  a?.box === b?.box && a?.before === b?.before;
