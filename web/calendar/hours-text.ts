import { checkHours, type Hours, hoursOverlap } from '@yuanliu/core/calendar';
import { Problem } from '@yuanliu/core/platform';

/** A stretch of hours while it is being typed. */
export interface TypedHours {
  readonly from: string;
  readonly to: string;
}

/** `8` → `08:00`, `830` → `08:30`, `8：30` → `08:30`; what is no time is given back as it was typed. */
export const tidyTime = (typed: string): string => {
  const text = typed.trim().replaceAll(/[：.。]/g, ':');
  const [, hour, minute = ''] =
    /^(\d{1,2}):(\d{1,2})$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text) ?? /^(\d{1,2})$/.exec(text) ?? [];
  if (hour === undefined) return typed.trim();
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  return isTime(time) ? time : typed.trim();
};

/** `HH:mm`, up to `24:00` for the end of the day. */
const isTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text);

/** What is wrong with typed hours: `form` a time that is none, `order` an end before its begin or an overlap. */
export const faultOf = (hours: readonly TypedHours[]): 'form' | 'order' | undefined => {
  const tidy = tidyHours(hours);
  if (!tidy.every(({ from, to }) => isTime(from) && isTime(to))) return 'form';
  try {
    checkHours(tidy);
    return undefined;
  } catch (error) {
    if (error instanceof Problem && error.kind === hoursOverlap) return 'order';
    throw error;
  }
};

/** Typed hours as the server takes them. */
export const tidyHours = (hours: readonly TypedHours[]): Hours[] =>
  hours.map(({ from, to }) => ({ from: tidyTime(from), to: tidyTime(to) }));

/** A further stretch after those there are: an hour later, two hours long, within the day. */
export const nextHours = (hours: readonly TypedHours[]): TypedHours => {
  const end = Number((hours.at(-1)?.to ?? '07:30').slice(0, 2));
  if (Number.isNaN(end) || end >= 22) return { from: '', to: '' };
  const minute = tidyTime(hours.at(-1)?.to ?? '07:30').slice(3);
  return { from: tidyTime(`${end + 1}:${minute}`), to: tidyTime(`${Math.min(end + 5, 23)}:${minute}`) };
};
