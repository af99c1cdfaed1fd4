import { type RefObject, useLayoutEffect, useState } from 'react';

/** The place of a column in its frame, in pixels; the column is moved into sight. */
export const useBox = (
  frame: RefObject<HTMLDivElement | null>,
  column: number,
  columns: number,
): { readonly left: number; readonly width: number } => {
  const [box, setBox] = useState({ left: 0, width: 0 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const measure = () => {
      const head = element.querySelector<HTMLElement>(`[data-column="${column}"]`);
      if (head === null) return;
      const next = { left: head.offsetLeft, width: head.offsetWidth };
      setBox((before) => (before.left === next.left && before.width === next.width ? before : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame, column, columns]);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null || box.width === 0) return;
    // The row's number stays in sight and covers what lies below it.
    const covered = 44;
    if (box.left < element.scrollLeft + covered) element.scrollTo({ left: box.left - covered });
    const right = box.left + box.width;
    if (right > element.scrollLeft + element.clientWidth)
      element.scrollTo({ left: right - element.clientWidth });
  }, [frame, box]);
  return box;
};
