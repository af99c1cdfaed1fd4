import type { Text } from '../../platform/index.ts';
import { fill } from '../../platform/index.ts';
import type { CodeFault } from '../reading.ts';
import type { LintFinding } from './lint.ts';
import { lintTexts } from './lint-text.ts';

/** What can be wrong with the structure of GS1 data, beyond the content rules of single values. */
export const faultTexts = {
  EMPTY: { zh: '没有内容，请重新扫描或输入。', en: 'There is nothing to read; scan or type it again.' },
  NOT_BRACKETED: {
    zh: '须以带括号的应用标识符开头，例如 (01)。',
    en: 'It must begin with an application identifier in brackets, such as (01).',
  },
  MALFORMED_AI: {
    zh: '括号内须为 2–4 位数字的应用标识符。',
    en: 'The brackets must hold an application identifier of two to four digits.',
  },
  UNKNOWN_AI: {
    zh: '没有应用标识符 {ai}，请核对数据来源。',
    en: 'There is no application identifier {ai}; check where the data comes from.',
  },
  VALUE_MISSING: { zh: '({ai}) 后没有内容，请补全。', en: 'Nothing follows ({ai}); complete it.' },
  VALUE_TOO_SHORT: {
    zh: '({ai}) 的内容位数不足，请补全。',
    en: 'The value of ({ai}) is too short; complete it.',
  },
  VALUE_TOO_LONG: {
    zh: '({ai}) 的内容位数过多，或其后缺少分隔符 FNC1。',
    en: 'The value of ({ai}) is too long, or the separator FNC1 is missing behind it.',
  },
  SEPARATOR_IN_VALUE: {
    zh: '({ai}) 的内容中不能有分隔符。',
    en: 'The value of ({ai}) must not hold a separator; take it out.',
  },
  REPEATED_AI: {
    zh: '({ai}) 出现多次且内容不同，请只保留一个。',
    en: '({ai}) stands more than once with different values; keep one of them.',
  },
  EXCLUDED_AI: {
    zh: '({ai}) 与 ({other}) 不能同时使用，请去掉其中一个。',
    en: '({ai}) and ({other}) must not be used together; leave one of them out.',
  },
  COMPANION_MISSING: {
    zh: '({ai}) 须与 {others} 一起使用，请补上。',
    en: '({ai}) must be used together with {others}; add what is missing.',
  },
  UNSERIALISED_SIGNATURE: {
    zh: '数字签名 (8030) 要求 ({ai}) 带有序列部分，请补上。',
    en: 'The digital signature (8030) needs ({ai}) with its serial part; add it.',
  },
  NO_SYMBOLOGY_IDENTIFIER: {
    zh: '扫描数据缺少条码类型标识（如 ]d2），请在扫描器中打开。',
    en: 'The scan lacks its symbology identifier (such as ]d2); switch it on in the scanner.',
  },
  UNKNOWN_SYMBOLOGY: {
    zh: '不支持这种条码（{identifier}）。',
    en: 'This kind of bar code ({identifier}) is not supported.',
  },
  WRONG_LENGTH: {
    zh: '须为 {wanted} 位数字，请核对。',
    en: 'It must have {wanted} digits; check the number.',
  },
  NOT_FOR_SYMBOLOGY: {
    zh: '这种条码只能装 {wanted}，请换一种条码或改内容。',
    en: 'This kind of bar code holds only {wanted}; choose another one or change the data.',
  },
  NOT_A_URI: {
    zh: '网址中有不允许的字符，请转义后再用。',
    en: 'The address holds a character that is not allowed; escape it.',
  },
  WRONG_SCHEME: {
    zh: '网址须以 http:// 或 https:// 开头。',
    en: 'The address must begin with http:// or https://.',
  },
  WRONG_HOST: {
    zh: '网址中的域名不正确，请核对。',
    en: 'The host of the address is wrong; check it.',
  },
  NO_KEY: {
    zh: '网址中没有 GS1 标识代码，因此不是 GS1 数字链接。',
    en: 'The address holds no GS1 key, so it is not a GS1 Digital Link.',
  },
  WRONG_QUALIFIERS: {
    zh: '({ai}) 之后的限定符不允许或顺序不对，请改正网址。',
    en: 'What follows ({ai}) in the address is not allowed there or in the wrong order; correct it.',
  },
  NULL_IN_VALUE: {
    zh: '({ai}) 的内容含有空字符，请去掉。',
    en: 'The value of ({ai}) holds a null character; take it out.',
  },
  NOT_AN_ATTRIBUTE: {
    zh: '({ai}) 不能放在网址的查询部分，请去掉。',
    en: '({ai}) must not stand in the query of the address; take it out.',
  },
  BELONGS_IN_PATH: {
    zh: '({ai}) 应放在网址的路径中，不能放在查询部分。',
    en: '({ai}) belongs in the path of the address, not in its query; move it.',
  },
  NOT_COMPRESSED: {
    zh: '不是有效的压缩数字链接，请核对网址。',
    en: 'This is not a valid compressed Digital Link; check the address.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type FaultCode = keyof typeof faultTexts;

interface FaultPlace {
  readonly at?: number;
  readonly ai?: string;
  readonly [filling: string]: string | number | undefined;
}

/** A fault with its sentence; every place but `at` may also fill the sentence. */
export const fault = (code: FaultCode, { at, ...place }: FaultPlace = {}): CodeFault => {
  const { ai } = place;
  const fillings = Object.fromEntries(
    Object.entries(place).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
  const { zh, en } = faultTexts[code];
  return {
    code,
    ...(at === undefined ? {} : { at }),
    ...(ai === undefined ? {} : { ai }),
    text: { zh: fill(zh, fillings), en: fill(en, fillings) },
  };
};

/** The fault of a value of `ai` that breaks a content rule; `at` counts within the value. */
export const lintFault = (
  found: LintFinding,
  place: { readonly ai?: string; readonly shift?: number } = {},
): CodeFault => {
  const { zh, en } = lintTexts[found.code];
  const { ai, shift = 0 } = place;
  const before = ai === undefined ? '' : `(${ai}) `;
  return {
    code: found.code,
    at: found.at + shift,
    ...(ai === undefined ? {} : { ai }),
    text: { zh: `${before}${zh}`, en: `${before}${en}` },
  };
};
