import { refuse } from './refuse.ts';
import { type Reading, read } from './reading.ts';

/** A unified social credit code 统一社会信用代码 (GB 32100-2015), taken apart. */
export interface CreditCode {
  /** 18 characters, upper case, no blanks. */
  readonly code: string;
  /** 登记管理部门代码, one character: 9 市场监管, 5 民政, 1 机构编制 … */
  readonly authority: string;
  /** 机构类别代码, one character, its meaning set by the authority. */
  readonly category: string;
  /** 登记管理机关行政区划码 (GB/T 2260), six digits. */
  readonly region: string;
  /** 主体标识码 (组织机构代码), nine characters; its own check character is not looked at (GB 11714). */
  readonly subject: string;
  readonly check: string;
}

/** Digits and capital letters without I, O, S, V, Z; the place of a character is its value. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Letters that the code leaves out because they look like digits, and what was probably meant. */
const lookalikes: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', V: 'U', Z: '2' };

/** The check character behind the first 17: (31 − Σ value × weight mod 31) mod 31 as a place in the alphabet. */
export const creditCheck = (body: string): string => {
  const sum = weights.reduce((total, weight, at) => total + weight * alphabet.indexOf(body.charAt(at)), 0);
  return alphabet.charAt((31 - (sum % 31)) % 31);
};

const strangeCharacter = (code: string, at: number): ReturnType<typeof refuse> => {
  const character = code.charAt(at);
  const meant = lookalikes[character];
  return refuse(
    'ILLEGAL_CHARACTER',
    `统一社会信用代码第 ${at + 1} 位不能是“${character}”${meant === undefined ? '' : `，是否为“${meant}”`}`,
    `Character ${at + 1} of a unified social credit code cannot be "${character}"${meant === undefined ? '' : `; is it "${meant}"`}`,
  );
};

/**
 * Reads a unified social credit code; blanks and hyphens between its characters, full-width and small letters are
 * accepted. Refused with the reason: a length other than 18, a character that the code leaves out, a region that
 * is not digits, a wrong check character. A few codes given out in the pilot years break the last rule: whoever
 * knows such a code may override this refusal, with a reason (`fault.code` is `INCORRECT_CHECK_CHARACTER`).
 */
export const readCreditCode = (text: string): Reading<CreditCode> => {
  const code = text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
  if (code.length !== 18) {
    return refuse(
      'WRONG_LENGTH',
      `统一社会信用代码应为 18 位，这里有 ${code.length} 位`,
      `A unified social credit code has 18 characters; here are ${code.length}`,
    );
  }
  const strange = code.split('').findIndex((character) => !alphabet.includes(character));
  if (strange >= 0) return strangeCharacter(code, strange);
  const region = code.slice(2, 8);
  if (!/^[0-9]{6}$/.test(region)) {
    return refuse(
      'REGION_NOT_DIGITS',
      `统一社会信用代码第 3–8 位是行政区划码，应为数字，这里是“${region}”`,
      `Characters 3 to 8 of a unified social credit code are the region and must be digits; here is "${region}"`,
    );
  }
  const check = creditCheck(code);
  if (check !== code.charAt(17)) {
    return refuse(
      'INCORRECT_CHECK_CHARACTER',
      `统一社会信用代码的校验位是“${code.charAt(17)}”，应为“${check}”，请核对各位`,
      `The check character of this unified social credit code is "${code.charAt(17)}" and must be "${check}"; compare every character`,
    );
  }
  return read({
    code,
    authority: code.charAt(0),
    category: code.charAt(1),
    region,
    subject: code.slice(8, 17),
    check,
  });
};
