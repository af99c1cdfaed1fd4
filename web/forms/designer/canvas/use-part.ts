import { useDraggable } from '@dnd-kit/core';
import { type KeyboardEvent, type MouseEvent, useSyncExternalStore } from 'react';
import type { PartId } from '../drawing/part-id.ts';
import { selectMore, selectParts } from '../state/actions.ts';
import { useDesigner } from '../state/designer.ts';
import { useIsSelected } from '../state/use-drawn.ts';

const classes = (given: Readonly<Record<string, boolean>>): string =>
  Object.entries(given)
    .flatMap(([name, isSet]) => (isSet ? [name] : []))
    .join(' ');

/** What the outermost element of a part on the canvas is given: it is selected by a press, dragged, focused. */
export const usePart = (id: PartId, label: string) => {
  const designer = useDesigner();
  const isSelected = useIsSelected(id);
  const isNext = useSyncExternalStore(
    designer.carried.subscribe,
    () => designer.carried.get()?.spot?.before === id,
  );
  const isCarried = useSyncExternalStore(
    designer.carried.subscribe,
    () => designer.carried.get()?.ids.includes(id) === true,
  );
  const hasIssue = useSyncExternalStore(designer.issues.subscribe, () => isFaulty(designer.issues.get(), id));
  const { setNodeRef, listeners } = useDraggable({ id, data: { id, label } });
  const press = (event: MouseEvent): void => {
    event.stopPropagation();
    if (event.shiftKey) selectMore(designer, id, 'range');
    else if (event.ctrlKey || event.metaKey) selectMore(designer, id, 'one');
    else selectParts(designer, [id]);
  };
  const focus = (): void => {
    if (!designer.drawing.get().selection.includes(id)) selectParts(designer, [id]);
  };
  return {
    ref: setNodeRef,
    ...listeners,
    className: classes({
      part: true,
      'is-selected': isSelected,
      'is-next': isNext,
      'is-carried': isCarried,
      'is-faulty': hasIssue,
    }),
    'data-part': id,
    tabIndex: 0,
    onClick: press,
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && event.target === event.currentTarget) {
        event.stopPropagation();
        focus();
        document
          .querySelector<HTMLElement>('.designer-properties input, .designer-properties textarea')
          ?.focus();
      }
    },
    onFocus: (event: { readonly target: EventTarget; readonly currentTarget: EventTarget }): void => {
      if (event.target === event.currentTarget && isByKeyboard()) focus();
    },
  };
};

const isByKeyboard = (): boolean => document.activeElement?.matches(':focus-visible') === true;

const isFaulty = (
  issues: readonly { readonly field?: readonly string[]; readonly severity: string }[],
  id: PartId,
): boolean => issues.some(({ field, severity }) => severity === 'error' && field?.join('.') === id);
