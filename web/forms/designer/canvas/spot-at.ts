import type { FormDefinition } from '@yuanliu/core/forms';
import { fitsIn, mayMove } from '../drawing/cuttings.ts';
import type { Spot } from '../drawing/part-id.ts';
import type { Carried } from '../state/designer.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A part that shares its line with others is passed at its middle from left to right, others from top to bottom. */
const isPassed = ({ x, y }: Point, part: DOMRect, box: DOMRect): boolean => {
  if (y > part.bottom) return true;
  if (y < part.top) return false;
  return part.width < box.width * 0.8 ? x > part.left + part.width / 2 : y > part.top + part.height / 2;
};

/** The place under the pointer for what is carried: in the innermost box that takes it. */
export const spotAt = (
  point: Point,
  { ids, fresh }: Pick<Carried, 'ids' | 'fresh'>,
  definition: FormDefinition,
): Spot | undefined => {
  const takes = (box: string): boolean =>
    fresh === undefined ? mayMove(definition, ids, box) : fitsIn(fresh, box);
  const body = document
    .elementsFromPoint(point.x, point.y)
    .find(
      (element): element is HTMLElement =>
        element instanceof HTMLElement &&
        element.dataset['box'] !== undefined &&
        takes(element.dataset['box']),
    );
  const box = body?.dataset['box'];
  if (body === undefined || box === undefined) return undefined;
  const around = body.getBoundingClientRect();
  const next = [...body.children].find(
    (child): child is HTMLElement =>
      child instanceof HTMLElement &&
      child.dataset['part'] !== undefined &&
      !ids.includes(child.dataset['part']) &&
      !isPassed(point, child.getBoundingClientRect(), around),
  );
  const before = next?.dataset['part'];
  return { box, ...(before !== undefined && { before }) };
};
