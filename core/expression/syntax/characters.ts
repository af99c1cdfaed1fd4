/** Spaces and line ends of DMN 10.3.1.2, rules 61 and 62. */
const spaces = new Set(
  '\t\n\v\f\r \u0085\u00a0\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff',
);

export const isSpace = (character: string): boolean => spaces.has(character);

/**
 * What names are made of: letters of every script, `_` and `?`. Rule 28 counts the punctuation of Chinese texts as
 * letters too; here it is none, so that `，` for `,` is told as what it is. A name that is known may hold anything.
 */
const startPattern = /^(?:[\p{L}\p{Nl}_?]|\u200c|\u200d)$/u;
const partPattern = /^(?:[\p{L}\p{N}\p{M}_?\u00b7\u203f\u2040]|\u200c|\u200d)$/u;
const symbolPattern = /^\p{Extended_Pictographic}$/u;

export const isNameStart = (character: string): boolean =>
  startPattern.test(character) || (character > '\u2000' && symbolPattern.test(character));

export const isNamePart = (character: string): boolean =>
  partPattern.test(character) || (character > '\u2000' && symbolPattern.test(character));

/** Signs of Chinese keyboards that mean what a plain sign means. */
export const plainSign: Readonly<Record<string, string>> = {
  '，': ',',
  '、': ',',
  '。': '.',
  '（': '(',
  '）': ')',
  '【': '[',
  '】': ']',
  '｛': '{',
  '｝': '}',
  '：': ':',
  '“': '"',
  '”': '"',
  '‘': '"',
  '’': '"',
  "'": '"',
  '＝': '=',
  '＞': '>',
  '＜': '<',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '！': '!',
  '＋': '+',
  '－': '-',
  '×': '*',
  '÷': '/',
  '；': ',',
};
