import { type RefObject, useCallback, useRef, useState } from 'react';
import { type Place, placeWithin, type Range, rangeOf } from './grid-place.ts';
import type { Table } from './use-table.ts';

/** Which cells of a grid are meant, and which one is being written. */
export interface Grid {
  readonly place: Place;
  readonly range: Range;
  /** More than one cell is selected. */
  readonly hasRange: boolean;
  readonly isFocused: boolean;
  /** The active cell is being written. */
  readonly isOpen: boolean;
  readonly isReadOnly: boolean;
  /** Told of the element that takes the keys of the grid. */
  readonly takeKeys: (element: HTMLTextAreaElement | null) => void;
  /** Told what takes over what is being written, before the active cell changes. */
  readonly onCommit: (commit: () => void) => void;
  readonly press: (place: Place, isFar: boolean) => void;
  readonly open: (place: Place) => void;
  readonly move: (place: Place, isFar?: boolean) => void;
  /** Selects so many rows and columns from the range's first cell on. */
  readonly selectFrom: (rows: number, columns: number) => void;
  readonly setOpen: (isOpen: boolean) => void;
  readonly setFocused: (isFocused: boolean) => void;
  readonly focus: () => void;
}

const first: Place = { row: 0, column: 0 };

/** Puts a value where handlers find it. */
const useSetter = <T>(place: RefObject<T>): ((value: T) => void) =>
  useCallback(
    (value: T) => {
      Object.assign(place, { current: value });
    },
    [place],
  );

/** The active cell and the selection of a grid. */
export const useGrid = ({ columns, rows }: Table, isReadOnly: boolean): Grid => {
  const [marked, setMarked] = useState({ place: first, anchor: first });
  const [isOpen, setOpen] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const keys = useRef<HTMLTextAreaElement>(null);
  const commit = useRef<() => void>(() => undefined);
  const takeKeys = useSetter(keys);
  const onCommit = useSetter(commit);
  const extent = { rows: rows.length, columns: columns.length };
  const place = placeWithin(marked.place, extent);
  const range = rangeOf(place, placeWithin(marked.anchor, extent));
  const focus = useCallback(() => keys.current?.focus({ preventScroll: true }), []);
  const move = useCallback(
    (next: Place, isFar = false) =>
      setMarked(({ anchor }) => ({ place: next, anchor: isFar ? anchor : next })),
    [],
  );
  const press = useCallback(
    (next: Place, isFar: boolean) => {
      commit.current();
      setOpen(false);
      move(next, isFar);
      focus();
    },
    [move, focus],
  );
  const open = useCallback(
    (next: Place) => {
      commit.current();
      move(next);
      focus();
      setOpen(true);
    },
    [move, focus],
  );
  return {
    place,
    range,
    hasRange: range.top !== range.bottom || range.left !== range.right,
    isFocused,
    isOpen: isOpen && !isReadOnly,
    isReadOnly,
    takeKeys,
    onCommit,
    press,
    open,
    move,
    selectFrom: (count, wide) =>
      // The first cell stays the active one: what was pasted is looked at from its beginning.
      setMarked({
        place: { row: range.top, column: range.left },
        anchor: { row: range.top + Math.max(0, count - 1), column: range.left + Math.max(0, wide - 1) },
      }),
    setOpen,
    setFocused,
    focus,
  };
};
