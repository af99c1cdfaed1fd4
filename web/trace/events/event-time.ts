import type { Language } from '@yuanliu/core/platform';

const locales = { zh: 'zh-CN', en: 'en-GB' } as const satisfies Record<Language, string>;
const words = {
  today: { zh: '今天', en: 'today' },
  yesterday: { zh: '昨天', en: 'yesterday' },
} as const;

/** Whole days between two moments on the calendar of this device. */
const daysBetween = (earlier: Date, later: Date): number => {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return (midnight(later) - midnight(earlier)) / 86_400_000;
};

/** 今天 09:00, 昨天 14:05, 11月22日 08:10, 2025年3月1日 08:10: by the clock, for a list in which order matters. */
export const formatEventTime = (instant: Date, now: Date, language: Language): string => {
  const clock = new Intl.DateTimeFormat(locales[language], {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant);
  const days = daysBetween(instant, now);
  if (days === 0) return `${words.today[language]} ${clock}`;
  if (days === 1) return `${words.yesterday[language]} ${clock}`;
  const isThisYear = instant.getFullYear() === now.getFullYear();
  const day = new Intl.DateTimeFormat(locales[language], {
    ...(!isThisYear && { year: 'numeric' }),
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
  }).format(instant);
  return `${day} ${clock}`;
};

/** The clock where it happened, to the second: `2026-11-20 05:40:00`. `offset` is `+08:00` or `Z`. */
export const clockThere = (instant: Date, offset: string): string | undefined => {
  const [, sign = '+', hours = '', minutes = '00'] = /^([+-])(\d\d):?(\d\d)$/.exec(offset) ?? [];
  if (hours === '' && offset !== 'Z') return undefined;
  const shift = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return new Date(instant.getTime() + shift * 60_000).toISOString().slice(0, 19).replace('T', ' ');
};
