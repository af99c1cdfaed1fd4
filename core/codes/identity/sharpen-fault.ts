import { identifierOf } from '../gs1/application-identifiers.ts';
import { checkDigitOf } from '../gs1/check-digit.ts';
import { fnc1, valueFault } from '../gs1/element-string.ts';
import { lintTexts } from '../gs1/lint-text.ts';
import type { CodeFault } from '../reading.ts';
import { shown } from '../refuse.ts';

/** What stands behind an identifier at `at`, up to the next separator, bracket or slash. */
const valueBehind = (text: string, at: number): string => {
  const rest = text.slice(at).replace(/^[)/=]/, '');
  const end = [fnc1, '(', '/', '?', '&', '#'].map((stop) => rest.indexOf(stop)).filter((found) => found >= 0);
  return rest.slice(0, Math.min(rest.length, ...end));
};

/** The value of the identifier that the fault is about: the first place in the text with the same fault. */
const faultyValue = (fault: CodeFault, text: string): string | undefined => {
  const entry = fault.ai === undefined ? undefined : identifierOf(fault.ai);
  if (entry === undefined) return undefined;
  for (let at = text.indexOf(entry.ai); at >= 0; at = text.indexOf(entry.ai, at + 1)) {
    const behind = valueBehind(text, at + entry.ai.length);
    const value = entry.isPredefined ? behind.slice(0, entry.most) : behind;
    const found = valueFault(entry, value);
    if (found?.code === fault.code && found.at === fault.at) return value;
  }
  return undefined;
};

/** Says in a fault of a value what the value is, which character is wrong, and which check digit it should have. */
export const sharpenFault = (fault: CodeFault, text: string): CodeFault => {
  const value = Object.hasOwn(lintTexts, fault.code) ? faultyValue(fault, text) : undefined;
  if (value === undefined) return fault;
  const { ai = '', at = 0 } = fault;
  const head = `(${ai}) `;
  const character = value.charAt(at);
  if (fault.code === 'INCORRECT_CHECK_DIGIT') {
    // The zero before a GRAI (8003) stands at the left, where it does not change the sum.
    const wanted = checkDigitOf(value.slice(0, at));
    return { ...fault, text: checkDigitText({ number: `${head}${shown(value)}`, found: character, wanted }) };
  }
  const { zh, en } = fault.text;
  const isCharacter = /CHARACTER|NON_DIGIT/.test(fault.code);
  const place = {
    zh: isCharacter ? ` 第 ${at + 1} 位“${character}”` : '',
    en: isCharacter ? `, character ${at + 1} "${character}"` : '',
  };
  return {
    ...fault,
    text: {
      zh: zh.replace(head, () => `${head}${shown(value)}${place.zh}：`),
      en: en.replace(head, () => `${head}${shown(value)}${place.en}: `),
    },
  };
};

/** The sentence for a wrong check digit. */
export const checkDigitText = ({
  number,
  found,
  wanted,
}: {
  readonly number: string;
  readonly found: string;
  readonly wanted: string;
}): CodeFault['text'] => ({
  zh: `${number} 的校验位是 ${found}，应为 ${wanted}，请核对整串号码`,
  en: `The check digit of ${number} is ${found} and should be ${wanted}; compare the whole number`,
});
