import { useEffect, useRef } from 'react';
import { useText } from '../../../lib/text.ts';
import type { PartId, Spot } from '../drawing/part-id.ts';
import { isSameSpot, spotOf, spotsFor } from '../drawing/spots.ts';
import {
  duplicate,
  moveTo,
  nameOfPart,
  selectAll,
  selectParts,
  stepBack,
  stepForth,
} from '../state/actions.ts';
import { type Designer, useDesigner } from '../state/designer.ts';
import { texts } from '../texts.ts';
import { copySelected, pasteCopied } from './clipboard.ts';
import { useRemoval } from './use-removal.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, [contenteditable], [role=combobox], dialog, .ant-modal') !== null;

/** The next place for what is carried, `step` away in the order of the screen. */
const spotBeside = (designer: Designer, ids: readonly PartId[], step: 1 | -1): Spot | undefined => {
  const { definition } = designer.drawing.get();
  const spots = spotsFor(definition, ids);
  const now = designer.carried.get()?.spot ?? spotOf(definition, ids);
  const at = spots.findIndex((spot) => isSameSpot(spot, now));
  return spots[Math.max(0, Math.min(spots.length - 1, at + step))];
};

/**
 * The keys of the canvas. A part is lifted with the space bar, carried with the arrows, dropped with space or Enter and
 * put back with Escape; Alt with an arrow moves it at once. Undo, copy, paste, duplicate and delete as everywhere.
 */
export const useCarryKeys = (): void => {
  const t = useText();
  const designer = useDesigner();
  const remove = useRemoval();
  const press = (event: KeyboardEvent): void => {
    if (isTyping(event.target)) return;
    const isDone = isCommand(event)
      ? command(designer, event)
      : carry(designer, event, t) || plain(designer, event, remove);
    if (isDone) event.preventDefault();
  };
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => latest.current(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
};

const isCommand = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey;

const command = (designer: Designer, { key, shiftKey }: KeyboardEvent): boolean => {
  const acts: Readonly<Record<string, () => void>> = {
    z: () => (shiftKey ? stepForth(designer) : stepBack(designer)),
    y: () => stepForth(designer),
    c: () => copySelected(designer),
    v: () => pasteCopied(designer),
    d: () => duplicate(designer),
    a: () => selectAll(designer),
  };
  const act = acts[key.toLowerCase()];
  // A text that is selected on the page is copied as ever.
  if (act === undefined || (key === 'c' && String(getSelection()) !== '')) return false;
  act();
  return true;
};

type Say = ReturnType<typeof useText>;

const placeName = (designer: Designer, { box, before }: Spot, t: Say): string => {
  const { definition } = designer.drawing.get();
  if (before !== undefined) return t(texts.carrying.before, { name: nameOfPart(definition, before) });
  const [holder = ''] = box.split('/');
  return t(texts.carrying.atEnd, { name: nameOfPart(definition, holder) });
};

const carry = (designer: Designer, event: KeyboardEvent, t: Say): boolean => {
  const { carried, drawing, said } = designer;
  const now = carried.get();
  const focused = event.target instanceof HTMLElement ? event.target.dataset['part'] : undefined;
  // The keyboard means what has the focus, wherever the mouse selected before.
  if (now === undefined && event.key === ' ' && focused !== undefined)
    if (!drawing.get().selection.includes(focused)) selectParts(designer, [focused]);
  const { selection, definition } = drawing.get();
  const step = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
  const ids = now?.ids ?? selection;
  if (now?.by === 'pointer' || ids.length === 0) return false;
  const label = ids.map((id) => nameOfPart(definition, id)).join('、');
  if (now === undefined && event.key === ' ' && focused !== undefined) {
    const spot = spotOf(definition, ids);
    carried.set({ ids, label, by: 'keyboard', spot });
    said.set(t(texts.carrying.lifted, { name: label }));
    return true;
  }
  const isStep = step === 1 || step === -1;
  if (isStep && (now !== undefined || event.altKey)) {
    const spot = spotBeside(designer, ids, step);
    if (spot === undefined) return true;
    said.set(placeName(designer, spot, t));
    if (now !== undefined) carried.set({ ...now, spot });
    else moveTo(designer, ids, spot);
    refocus(designer);
    return true;
  }
  if (now === undefined || ![' ', 'Enter', 'Escape'].includes(event.key)) return false;
  carried.set(undefined);
  if (event.key === 'Escape' || now.spot === undefined) said.set(t(texts.carrying.givenUp));
  else {
    moveTo(designer, now.ids, now.spot);
    said.set(t(texts.carrying.dropped, { name: label, place: placeName(designer, now.spot, t) }));
  }
  refocus(designer);
  return true;
};

const plain = (designer: Designer, event: KeyboardEvent, remove: () => void): boolean => {
  if (event.key === 'Delete' || event.key === 'Backspace') {
    if (designer.drawing.get().selection.length === 0) return false;
    remove();
    return true;
  }
  if (event.key === 'Escape') {
    selectParts(designer, []);
    return true;
  }
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step === undefined) return false;
  const parts = [...document.querySelectorAll<HTMLElement>('.designer-canvas [data-part]')];
  const at = parts.findIndex((part) => part === document.activeElement);
  if (at < 0) return false;
  parts[Math.max(0, Math.min(parts.length - 1, at + step))]?.focus();
  return true;
};

/** The part that moved keeps the focus, wherever it stands now. */
const refocus = (designer: Designer): void => {
  requestAnimationFrame(() => {
    const id = designer.drawing.get().selection.at(-1);
    if (id !== undefined) document.querySelector<HTMLElement>(`[data-part="${CSS.escape(id)}"]`)?.focus();
  });
};
