import type { Text } from '@yuanliu/core/platform';
import { decimalOf, instantOf } from '@yuanliu/core/trace';
import { storableText } from '../../platform/index.ts';
import { type Asked, parameterProblem } from './asked.ts';

const refuse = (asked: Asked, text: Text): never => {
  throw parameterProblem(asked.name, text);
};

/** The single value; a name that came twice in a URL arrives as a list. */
const single = (asked: Asked): unknown =>
  asked.source === 'url' && Array.isArray(asked.raw)
    ? refuse(asked, {
        zh: '参数重复出现，只能写一次；多个值用“|”连接',
        en: 'came more than once; write it once and join its values by “|”',
      })
    : asked.raw;

const isText = (value: unknown): value is string => typeof value === 'string';

/** The values of a list, each once: `a|b` in a URL, an array in JSON. */
export const textsOf = (asked: Asked): readonly string[] => {
  const raw = single(asked);
  const values = asked.source === 'url' && isText(raw) ? raw.split('|') : raw;
  if (!Array.isArray(values) || !values.every(isText))
    return refuse(asked, { zh: '应为文本数组', en: 'must be an array of texts' });
  if (values.length === 0 || values.includes(''))
    return refuse(asked, {
      zh: '至少要有一个值，且不能为空',
      en: 'needs at least one value, and none may be empty',
    });
  return [...new Set(values.map(storableText))];
};

/** A single text out of a few words. */
export const wordOf = <W extends string>(asked: Asked, words: readonly W[]): W => {
  const raw = single(asked);
  return (
    words.find((word) => word === raw) ??
    refuse(asked, { zh: `只能是 ${words.join('、')}`, en: `must be one of ${words.join(', ')}` })
  );
};

/** One number, as decimal text. */
export const numberOf = (asked: Asked): string => numbersIn(asked, [single(asked)])[0] ?? '';

/** One number or several. */
export const numbersOf = (asked: Asked): readonly string[] => {
  const raw = single(asked);
  if (Array.isArray(raw)) return numbersIn(asked, raw);
  return numbersIn(asked, isText(raw) ? raw.split('|') : [raw]);
};

const numbersIn = (asked: Asked, values: readonly unknown[]): readonly string[] => {
  const isOfType = asked.source === 'url' ? isText : (value: unknown) => typeof value === 'number';
  const numbers = values.map((value) => (isOfType(value) ? decimalOf(String(value)) : undefined));
  const found = numbers.filter((number) => number !== undefined);
  return found.length === values.length && found.length > 0
    ? found
    : refuse(asked, { zh: '应为数字', en: 'must be a number' });
};

/** A whole number from 1 to 2^31−1. */
export const countOf = (asked: Asked): number => {
  const count = Number(numberOf(asked));
  return Number.isInteger(count) && count >= 1 && count < 2 ** 31
    ? count
    : refuse(asked, { zh: '应为正整数', en: 'must be a whole number, 1 or more' });
};

const flags: Readonly<Record<Asked['source'], ReadonlyMap<unknown, boolean>>> = {
  url: new Map([
    ['true', true],
    ['false', false],
    ['', true],
    ['1', true],
    ['0', false],
  ]),
  json: new Map<unknown, boolean>([
    [true, true],
    [false, false],
    [null, true],
    [1, true],
    [0, false],
  ]),
};

/**
 * A truth value. The published query schema has an integer or null where the REST binding has a boolean, and EPCIS
 * 1.2 had a parameter without a value: all of these are read, and the mere presence means true.
 */
export const flagOf = (asked: Asked): boolean =>
  flags[asked.source].get(single(asked)) ??
  refuse(asked, { zh: '应为 true 或 false', en: 'must be true or false' });

/** One moment or several. */
export const timesOf = (asked: Asked): readonly string[] => {
  const raw = single(asked);
  const values = isText(raw) && asked.source === 'url' ? raw.split('|') : [raw].flat();
  return values.map((value) => momentOf(value) ?? refuse(asked, noMoment));
};

/** Values of a field that may be text, number, time or truth value, as text. */
export const scalarsOf = (asked: Asked): readonly string[] => {
  const raw = single(asked);
  const values = asked.source === 'json' && !Array.isArray(raw) ? [raw] : raw;
  if (asked.source === 'url' || !Array.isArray(values)) return textsOf(asked);
  const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);
  return values.every(isScalar) ? textsOf({ ...asked, raw: values.map(String) }) : textsOf(asked);
};

/** One moment, as UTC with six digits of a second. */
export const timeOf = (asked: Asked): string => momentOf(single(asked)) ?? refuse(asked, noMoment);

const noMoment: Text = {
  zh: '应为带时区的时间，如 2026-03-04T10:00:00+08:00（网址中“+”写作 %2B）',
  en: 'must be a time with its offset, e.g. 2026-03-04T10:00:00+08:00 (in a URL write %2B for +)',
};

/**
 * An RFC 3339 date-time in UTC with six digits of a second; undefined for what is none. A blank stands for the `+`
 * that a URL turned into it.
 */
const momentOf = (value: unknown): string | undefined =>
  isText(value) ? instantOf(value.replace(/ (?=\d\d:\d\d$)/, '+')) : undefined;

/** The beginning of a text that the indexes hold, its characters counted as the database's `left` does. */
export const indexedPart = (text: string): string => Array.from(text).slice(0, 200).join('');
