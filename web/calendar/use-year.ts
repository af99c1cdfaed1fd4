import { useListState } from '../lib/list-state.ts';
import { useNow } from '../lib/now.ts';

const [earliest, latest] = [2000, 2100];

/** The year and, for a phone, the month on the screen, as the address holds them. */
export interface ShownYear {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly today: string;
  readonly canGoTo: (year: number) => boolean;
  readonly goTo: (year: number, month?: number) => void;
}

const within = (text: string | undefined, [least, most]: readonly [number, number]): number | undefined => {
  const number = Number(text);
  return Number.isInteger(number) && number >= least && number <= most ? number : undefined;
};

/** Without a year in the address it is this year, without a month this month or, in another year, the first. */
export const useShownYear = (): ShownYear => {
  const { filters, filterBy } = useListState({ filters: ['year', 'month'] });
  const now = useNow();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  const year = within(filters.year, [earliest, latest]) ?? now.getFullYear();
  const ofToday = year === now.getFullYear() ? now.getMonth() + 1 : 1;
  return {
    year,
    month: within(filters.month, [1, 12]) ?? ofToday,
    today,
    canGoTo: (to) => to >= earliest && to <= latest,
    goTo: (to, month) =>
      filterBy({ year: String(to), month: month === undefined ? undefined : String(month) }),
  };
};
