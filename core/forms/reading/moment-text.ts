import { type Day, momentOf } from '../../platform/index.ts';
import { readLeadingDay } from './day-text.ts';

const clockShape =
  /^t?\s*(?:(凌晨|早上|上午|中午|下午|晚上|am|pm)\s*)?(\d{1,2})(?:[:时点]\s*(\d{1,2}))?(?:[:分]\s*(\d{1,2})(?:\.(\d{1,3})\d*)?)?[分秒时点]?\s*(am|pm)?\s*(z|[+-]\d{2}:?\d{2})?$/i;

const afternoons = new Set(['下午', '晚上', 'pm']);
const mornings = new Set(['凌晨', '早上', '上午', 'am']);

const hourOf = (hour: number, half: string): number => {
  if (afternoons.has(half)) return hour < 12 ? hour + 12 : hour;
  if (half === '中午') return hour < 11 ? hour + 12 : hour;
  return mornings.has(half) && hour === 12 ? 0 : hour;
};

const minutesAhead = (offset: string): number => {
  if (offset === 'z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
};

interface Clock {
  /** Milliseconds since midnight. */
  readonly clock: number;
  /** Minutes that the clock is ahead of UTC, where the text says so. */
  readonly ahead: number | undefined;
}

const clockOf = (text: string): Clock | undefined => {
  if (text === '') return { clock: 0, ahead: undefined };
  const match = clockShape.exec(text);
  if (match === null) return undefined;
  const [, before, hourText, minute = '0', second = '0', fraction = '', behind, offset] = match;
  const hour = hourOf(Number(hourText), (before ?? behind ?? '').toLowerCase());
  if (hour > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const clock = ((hour * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(fraction.padEnd(3, '0'));
  return { clock, ahead: offset === undefined ? undefined : minutesAhead(offset.toLowerCase()) };
};

const dayStart = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

/**
 * Reads a moment: a day as `readLeadingDay` knows them, alone or with a time: `14:30`, `14:30:05`, `下午2:30`, `2:30 PM`,
 * `14时30分`. Without an offset the clocks of `zone` are meant.
 */
export const readMoment = (text: string, zone: string): Date | undefined => {
  const leading = readLeadingDay(text);
  const clock = leading && clockOf(leading.rest);
  if (clock === undefined || leading === undefined) return undefined;
  if (clock.ahead === undefined) return momentOf({ day: leading.day, clock: clock.clock }, zone);
  return new Date(dayStart(leading.day) + clock.clock - clock.ahead * 60_000);
};
