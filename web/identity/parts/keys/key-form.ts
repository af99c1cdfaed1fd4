import dayjs from 'dayjs';
import type { Say } from '../../../lib/text.ts';
import { keyTexts } from '../../own-texts.ts';

/** How long a key is good: a term from today, until a day, or without end. */
export const keyPeriods = ['days90', 'year', 'day', 'never'] as const;
export type KeyPeriod = (typeof keyPeriods)[number];

/** What the form of a new key holds; `expiresAt` is the period, `day` its last day (`2027-06-30`) or empty. */
export interface KeyValues extends Readonly<Record<string, unknown>> {
  readonly name: string;
  readonly rights: readonly string[];
  readonly expiresAt: KeyPeriod;
  readonly day: string;
}

export const blankKey: KeyValues = { name: '', rights: [], expiresAt: 'year', day: '' };

/** The last moment at which the key is good, by the days of the device; undefined while no day is chosen, null for never. */
export const keyEnd = (
  { expiresAt, day }: Pick<KeyValues, 'expiresAt' | 'day'>,
  now: Date,
): Date | null | undefined => {
  const today = dayjs(now);
  if (expiresAt === 'never') return null;
  if (expiresAt === 'days90') return today.add(90, 'day').endOf('day').toDate();
  if (expiresAt === 'year') return today.add(1, 'year').endOf('day').toDate();
  const chosen = dayjs(day);
  return day === '' || !chosen.isValid() ? undefined : chosen.endOf('day').toDate();
};

/** Faults that need no server. */
export const keyFaults =
  (t: Say, now: () => Date) =>
  (values: KeyValues): Readonly<Record<string, string>> => {
    const end = keyEnd(values, now());
    return {
      ...(values.rights.length === 0 && { rights: t(keyTexts.chooseRights) }),
      ...(end === undefined && { day: t(keyTexts.needDay) }),
      ...(end !== undefined && end !== null && end <= now() && { day: t(keyTexts.dayPast) }),
    };
  };
