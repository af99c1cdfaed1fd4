import {
  type CalendarYear,
  readYear,
  removePattern,
  restoreNationalYear,
  setDays,
  setPattern,
  setYearCertain,
} from '@yuanliu/core/calendar';
import type { Day } from '@yuanliu/core/platform';
import { ApiProblem } from '../lib/api-problem.ts';
import { call } from '../lib/call.ts';
import { queryClient, refresh } from '../lib/queries.ts';
import { currentLanguage } from '../lib/preferences.ts';
import { showToast } from '../ui/index.ts';
import { type Step, stepsBack } from './day-changes.ts';
import { texts } from './texts.ts';

const afresh = (): Promise<void> => refresh(queryClient, [readYear]);

/** Sends the steps one after the other and reads the year anew, also after a step that was refused. */
export const applySteps = async (steps: readonly Step[]): Promise<void> => {
  try {
    // One after the other: the server locks the year for each.
    for (const body of steps) await call(setDays, { body });
  } finally {
    await afresh();
  }
};

/**
 * Makes the days, and whether the year is settled, what they were. A year that followed the national arrangement
 * follows it again, so that it goes on being kept by upgrades.
 */
const bringBack = async (before: CalendarYear, days: readonly Day[]): Promise<void> => {
  const params = { year: before.year };
  await applySteps(stepsBack(before.exceptions, days));
  const now = await call(readYear, { params });
  if (before.origin === 'national' && now.origin === 'own' && !now.differsFromNational)
    await call(restoreNationalYear, { params });
  else if (now.certain !== before.certain)
    await call(setYearCertain, { params, body: { certain: before.certain } });
  await afresh();
};

/** Says what was done, with the button that takes it back. */
export const sayDone = (text: string, undo: () => Promise<void>): void => {
  showToast({
    text,
    undo: () => {
      undo().then(() => showToast({ text: texts.undone[currentLanguage()] }), sayFailure);
    },
  });
};

/** Says that days, or the year as a whole, were changed; undoing brings these days back to what `before` says. */
export const sayYearChanged = (text: string, before: CalendarYear, days: readonly Day[]): void =>
  sayDone(text, () => bringBack(before, days));

/** Says at the lower edge why something was refused. */
export const sayFailure = (error: unknown): void => {
  const reason = error instanceof ApiProblem ? error.detail : String(error);
  showToast({ kind: 'failed', text: texts.failed[currentLanguage()].replace('{reason}', reason) });
};

/** Gives the year back to the national arrangement. */
export const restoreYear = async (year: number): Promise<void> => {
  await call(restoreNationalYear, { params: { year } });
  await afresh();
};

/** Says whether the year's holidays are settled. */
export const settleYear = async (year: number, certain: boolean): Promise<void> => {
  await call(setYearCertain, { params: { year }, body: { certain } });
  await afresh();
};

type Pattern = CalendarYear['patterns'][number];

/** Sets the weekly hours from a day on. */
export const savePattern = async ({ from, week }: Pattern): Promise<void> => {
  await call(setPattern, { params: { from }, body: { week } });
  await afresh();
};

/** Removes the weekly hours that begin on a day. */
export const dropPattern = async (from: Day): Promise<void> => {
  await call(removePattern, { params: { from } });
  await afresh();
};
