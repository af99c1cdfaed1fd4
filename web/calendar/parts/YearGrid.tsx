import type { WorkCalendar } from '@yuanliu/core/calendar';
import type { Day } from '@yuanliu/core/platform';
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useRef } from 'react';
import { useText } from '../../lib/text.ts';
import { dayAfterKey, extendTo, focusOn, meantBy, type Selection, toggle } from '../selection.ts';
import { texts } from '../texts.ts';
import { firstOf } from '../year-view.ts';
import { MonthGrid } from './MonthGrid.tsx';

interface YearGridProps {
  readonly year: number;
  /** Those that are drawn: all twelve, or the one of a phone. */
  readonly months: readonly number[];
  readonly calendar: WorkCalendar;
  readonly today: Day;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onOpen: (days: readonly Day[]) => void;
}

const dayAt = (target: EventTarget): Day | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-day]')?.dataset['day'] : undefined;

/**
 * The months of a year as one field of days: one tab stop, arrows between the days. Pressing and dragging picks a
 * range with the mouse; a finger scrolls.
 */
export const YearGrid = (props: YearGridProps) => {
  const { year, months, calendar, today, selection } = props;
  const t = useText();
  const handlers = useDayHandlers(props);
  const drawn = (day: Day) => months.includes(Number(day.slice(5, 7)));
  const stop = drawn(selection.focus) ? selection.focus : firstOf(year, months[0] ?? 1);
  return (
    <fieldset
      {...handlers}
      className={months.length === 1 ? 'year-grid is-single' : 'year-grid'}
      aria-label={t(texts.months, { year: String(year) })}
    >
      {months.map((month) => (
        <MonthGrid
          key={month}
          year={year}
          month={month}
          calendar={calendar}
          today={today}
          tabStop={stop}
          picked={selection.picked}
        />
      ))}
    </fieldset>
  );
};

const useDayHandlers = ({ selection, onSelect, onOpen }: YearGridProps) => {
  const drag = useDrag({ selection, onSelect, onOpen });
  return {
    ...drag,
    onClick: (event: MouseEvent<HTMLElement>) => {
      const day = dayAt(event.target);
      if (day === undefined) return;
      if (event.ctrlKey || event.metaKey) {
        onSelect(toggle(selection, day));
        return;
      }
      const next = event.shiftKey ? extendTo(selection, day) : focusOn(day);
      onSelect(next);
      onOpen(meantBy(next));
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const day = dayAt(event.target);
      if (day === undefined) return;
      if (event.key === 'Escape') onSelect(focusOn(day));
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        onOpen(selection.picked.includes(day) ? selection.picked : [day]);
        return;
      }
      const to = dayAfterKey(event.key, day);
      const button = event.currentTarget.querySelector<HTMLElement>(`[data-day="${to ?? ''}"]`);
      if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      if (button === null) return;
      onSelect(event.shiftKey ? extendTo({ ...selection, focus: day }, to) : focusOn(to));
      button.focus();
    },
  };
};

/** A range drawn with the pressed mouse; letting go opens it. */
const useDrag = ({
  selection,
  onSelect,
  onOpen,
}: Pick<YearGridProps, 'selection' | 'onSelect' | 'onOpen'>) => {
  const from = useRef<Day | undefined>(undefined);
  const latest = useRef({ selection, onOpen });
  useEffect(() => {
    latest.current = { selection, onOpen };
  });
  useEffect(() => {
    const drop = () => {
      const { picked } = latest.current.selection;
      if (from.current !== undefined && picked.length > 1) latest.current.onOpen(picked);
      from.current = undefined;
    };
    addEventListener('pointerup', drop);
    return () => removeEventListener('pointerup', drop);
  }, []);
  return {
    onPointerDown: ({ target, button, pointerType, shiftKey, ctrlKey, metaKey }: PointerEvent) => {
      const day = dayAt(target);
      if (day === undefined || button !== 0 || pointerType !== 'mouse' || shiftKey || ctrlKey || metaKey)
        return;
      from.current = day;
      onSelect(focusOn(day));
    },
    onPointerOver: ({ target, buttons }: PointerEvent) => {
      const day = dayAt(target);
      if (from.current === undefined || day === undefined || buttons !== 1) return;
      if (day !== selection.focus) onSelect(extendTo(focusOn(from.current), day));
    },
  };
};
