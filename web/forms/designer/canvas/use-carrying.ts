import {
  type CollisionDetection,
  type DragMoveEvent,
  type DragStartEvent,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { Cutting } from '../drawing/cuttings.ts';
import type { PartId, Spot } from '../drawing/part-id.ts';
import { isSameSpot } from '../drawing/spots.ts';
import { moveTo, nameOfPart, putIn } from '../state/actions.ts';
import type { Designer } from '../state/designer.ts';
import { spotAt } from './spot-at.ts';

/** What a thing that can be dragged says of itself. */
export interface DragData {
  /** Of the palette: makes what is put in. */
  readonly fresh?: () => readonly Cutting[];
  readonly id?: PartId;
  readonly label: string;
}

const isDragData = (data: object | undefined): data is DragData => data !== undefined && 'label' in data;

/** The place under the pointer stands in the only collision. */
const byPointer: CollisionDetection = ({ pointerCoordinates }) =>
  pointerCoordinates === null ? [] : [{ id: 'pointer', data: pointerCoordinates }];

const pointOf = (event: DragMoveEvent): { readonly x: number; readonly y: number } | undefined => {
  const data = event.collisions?.[0]?.data;
  const { x, y } = { x: Number(data?.['x']), y: Number(data?.['y']) };
  return Number.isFinite(x) && Number.isFinite(y) ? { x, y } : undefined;
};

/** What dnd-kit is told so that parts are carried by mouse and touch; the keyboard has its own way (`useCarryKeys`). */
export const useCarrying = (designer: Designer) => {
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  );
  const { carried, drawing } = designer;
  const start = ({ active }: DragStartEvent): void => {
    const data = active.data.current;
    if (!isDragData(data)) return;
    const { definition, selection } = drawing.get();
    const own = data.id === undefined ? [] : [data.id];
    const ids = data.id !== undefined && selection.includes(data.id) ? selection : own;
    const label = ids.length > 1 ? ids.map((id) => nameOfPart(definition, id)).join('、') : data.label;
    const fresh = data.fresh?.();
    carried.set({ ids, label, by: 'pointer', spot: undefined, ...(fresh !== undefined && { fresh }) });
  };
  const move = (event: DragMoveEvent): void => {
    const now = carried.get();
    const point = pointOf(event);
    if (now === undefined || point === undefined) return;
    const spot: Spot | undefined = spotAt(point, now, drawing.get().definition);
    if (!isSameSpot(spot, now.spot)) carried.set({ ...now, spot });
  };
  const end = (): void => {
    const now = carried.get();
    carried.set(undefined);
    if (now?.spot === undefined) return;
    if (now.fresh === undefined) moveTo(designer, now.ids, now.spot);
    else putIn(designer, now.fresh, now.spot);
  };
  return {
    sensors,
    collisionDetection: byPointer,
    onDragStart: start,
    onDragMove: move,
    onDragEnd: end,
    onDragCancel: () => carried.set(undefined),
  };
};
