import type { CalendarYear } from '@yuanliu/core/calendar';
import type { Day } from '@yuanliu/core/platform';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useIsPhone } from '../../lib/media.ts';
import { useText } from '../../lib/text.ts';
import { extendTo, focusOn, meantBy, type Selection } from '../selection.ts';
import { texts } from '../texts.ts';
import type { ShownYear } from '../use-year.ts';
import { calendarOf, firstOf } from '../year-view.ts';
import { DayDrawer } from './DayDrawer.tsx';
import { ExceptionList } from './ExceptionList.tsx';
import { Legend } from './Legend.tsx';
import { MonthSwitch } from './MonthSwitch.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { SettledNotice } from './SettledNotice.tsx';
import { WeekList } from './WeekList.tsx';
import { YearGrid } from './YearGrid.tsx';
import './aside.css';
import './drawers.css';

interface YearBoardProps {
  readonly reply: CalendarYear;
  readonly shown: ShownYear;
  /** The page's button was pressed: the drawer opens on what is selected. */
  readonly isSetting: boolean;
  readonly onSet: () => void;
}

/** A year: months beside the list of its exceptions and its weekly hours; the drawer that changes days. */
export const YearBoard = ({ reply, shown, isSetting, onSet }: YearBoardProps) => {
  const t = useText();
  const isPhone = useIsPhone();
  const calendar = useMemo(() => calendarOf(reply), [reply]);
  const [selection, select] = useState<Selection>(() => focusOn(firstFocus(shown)));
  const [opened, setOpened] = useState<readonly Day[]>();
  const canChange = reply.can.change;
  const open = useCallback((days: readonly Day[]) => canChange && setOpened(days), [canChange]);
  const openRange = (days: readonly Day[]) => {
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return;
    select(extendTo(focusOn(first), last));
    open(days);
  };
  // On a phone the focus may lie in a month that is not on the screen.
  const isFocusDrawn = !isPhone || Number(selection.focus.slice(5, 7)) === shown.month;
  const atHand = isFocusDrawn ? meantBy(selection) : [firstOf(shown.year, shown.month)];
  const wanted = opened ?? (isSetting ? atHand : undefined);
  useFocusAfter(wanted !== undefined, selection.focus);
  const close = () => {
    setOpened(undefined);
    onSet();
    select(focusOn(selection.focus));
  };
  return (
    <>
      <SettledNotice reply={reply} />
      {isPhone && <MonthSwitch shown={shown} calendar={calendar} />}
      <div className="year-board">
        <div className="year-side-months">
          <YearGrid
            year={reply.year}
            months={isPhone ? [shown.month] : allMonths}
            calendar={calendar}
            today={shown.today}
            selection={selection}
            onSelect={select}
            onOpen={open}
          />
          {isPhone && <Legend />}
          {!isPhone && canChange && <p className="grid-keys">{t(texts.keys)}</p>}
          <SelectionBar
            calendar={calendar}
            selection={selection}
            canChange={canChange}
            onOpen={open}
            onClear={() => select(focusOn(selection.focus))}
          />
        </div>
        <aside className="year-aside">
          <WeekList reply={reply} />
          <ExceptionList reply={reply} onOpen={openRange} />
        </aside>
      </div>
      {wanted !== undefined && <DayDrawer reply={reply} days={wanted} onClose={close} />}
    </>
  );
};

/** Gives the focus back to a day when the drawer has gone. */
const useFocusAfter = (isOpen: boolean, day: Day): void => {
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen)
      document.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus({ preventScroll: true });
    wasOpen.current = isOpen;
  }, [isOpen, day]);
};

const allMonths = Array.from({ length: 12 }, (_, index) => index + 1);

const firstFocus = ({ year, month, today }: ShownYear): Day =>
  today.startsWith(String(year)) ? today : firstOf(year, month);
