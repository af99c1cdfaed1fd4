import type { Language } from '@yuanliu/core/platform';

const locales = { zh: 'zh-CN', en: 'en-GB' } as const satisfies Record<Language, string>;

const formats = new Map<string, Intl.DateTimeFormat>();

const format = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language}${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locales[language], options);
  formats.set(key, known);
  return known;
};

const day = { year: 'numeric', month: 'long', day: 'numeric' } as const;
const minute = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** How a time is written: the instant, the language and, where it is not the device's own, the zone. */
export interface TimeOptions {
  readonly language: Language;
  readonly timeZone?: string;
}

const zone = ({ timeZone }: TimeOptions) => (timeZone === undefined ? {} : { timeZone });

/** 2026年11月24日 14:03 · 24 November 2026 at 14:03 */
export const formatTime = (instant: Date, options: TimeOptions): string =>
  format(options.language, { ...day, ...minute, ...zone(options) }).format(instant);

/** 2026年11月24日 14:03:27 GMT+8: what a tooltip says, to the second and with the zone. */
export const formatExactTime = (instant: Date, options: TimeOptions): string => {
  const exact = { ...day, ...minute, second: '2-digit', ...zone(options) } as const;
  // Chinese puts the zone between day and time where it is asked for with them.
  const named = format(options.language, { ...exact, timeZoneName: 'shortOffset' }).formatToParts(instant);
  const zoneName = named.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return `${format(options.language, exact).format(instant)} ${zoneName}`;
};

/** 2026年11月24日 · 24 November 2026 */
export const formatDate = (instant: Date, options: TimeOptions): string =>
  format(options.language, { ...day, ...zone(options) }).format(instant);

/** 11月24日星期二 · Tuesday 24 November */
export const formatDay = (instant: Date, options: TimeOptions): string =>
  format(options.language, { month: 'long', day: 'numeric', weekday: 'long', ...zone(options) }).format(
    instant,
  );

const steps = [
  { unit: 'second', milliseconds: 1000, upTo: 60_000 },
  { unit: 'minute', milliseconds: 60_000, upTo: 3_600_000 },
  { unit: 'hour', milliseconds: 3_600_000, upTo: 86_400_000 },
  { unit: 'day', milliseconds: 86_400_000, upTo: 7 * 86_400_000 },
] as const;

const justNow = { zh: '刚刚', en: 'just now' } as const satisfies Record<Language, string>;

/**
 * 刚刚, 3分钟前, 昨天, 5天后; further than a week away the date itself, which then says more than "37天前".
 */
export const formatRelative = (instant: Date, now: Date, options: TimeOptions): string => {
  const distance = instant.getTime() - now.getTime();
  if (Math.abs(distance) < 45_000) return justNow[options.language];
  const step = steps.find(({ upTo }) => Math.abs(distance) < upTo);
  if (step === undefined) return formatDate(instant, options);
  const amount = Math.sign(distance) * Math.max(1, Math.round(Math.abs(distance) / step.milliseconds));
  const relative = new Intl.RelativeTimeFormat(locales[options.language], { numeric: 'auto' });
  return relative.format(
    step.unit === 'second' ? Math.sign(distance) : amount,
    step.unit === 'second' ? 'minute' : step.unit,
  );
};

/** 1,234.5 as the locale writes numbers. */
export const formatNumber = (value: number, language: Language, digits = 0): string =>
  new Intl.NumberFormat(locales[language], { maximumFractionDigits: digits }).format(value);
