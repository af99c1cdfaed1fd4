import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from 'react';

/** What a handle needs so that its row can be dragged, or moved with the arrows. */
export interface HandleProps {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** Rows that change places by mouse, finger and keyboard. */
export interface Reorder {
  readonly list: RefObject<HTMLOListElement | null>;
  /** The place of the row that is being dragged. */
  readonly dragged: number | undefined;
  readonly handleProps: (place: number) => HandleProps;
}

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** The rows are the children of `list`, the handles are marked with `data-handle`. */
export const useReorder = (move: (from: number, to: number) => void): Reorder => {
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<number>();
  const rows = () => [...(list.current?.children ?? [])];
  const placeAt = (y: number): number | undefined => {
    const place = rows().findIndex((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return y >= top && y <= bottom;
    });
    return place === -1 ? undefined : place;
  };
  const end = () => setDragged(undefined);
  return {
    list,
    dragged,
    handleProps: (place) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged(place);
      },
      // The pointer stays with the handle that was pressed while its row changes places.
      onPointerMove: (event) => {
        const over = dragged === undefined ? undefined : placeAt(event.clientY);
        if (dragged === undefined || over === undefined || over === dragged) return;
        move(dragged, over);
        setDragged(over);
      },
      onPointerUp: end,
      onPointerCancel: end,
      onKeyDown: (event) => {
        const step = steps[event.key];
        const row = step === undefined ? undefined : rows()[place + step];
        if (step === undefined || row === undefined) return;
        event.preventDefault();
        move(place, place + step);
        row.querySelector<HTMLElement>('[data-handle]')?.focus();
      },
    }),
  };
};
