import { isReservedKey } from '@yuanliu/core/forms';

/** The first characters of the syllables of each letter in the order of pinyin; no syllable begins with i, u or v. */
const firstOfLetter: readonly (readonly [string, string])[] = [
  ['a', '阿'],
  ['b', '八'],
  ['c', '嚓'],
  ['d', '哒'],
  ['e', '妸'],
  ['f', '发'],
  ['g', '旮'],
  ['h', '哈'],
  ['j', '讥'],
  ['k', '咔'],
  ['l', '垃'],
  ['m', '妈'],
  ['n', '拏'],
  ['o', '噢'],
  ['p', '妑'],
  ['q', '七'],
  ['r', '呥'],
  ['s', '仨'],
  ['t', '它'],
  ['w', '穵'],
  ['x', '夕'],
  ['y', '丫'],
  ['z', '帀'],
];

const byPinyin = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

const initialOf = (character: string): string => {
  if (/[a-z0-9]/i.test(character)) return character.toLowerCase();
  if (!/\p{Script=Han}/u.test(character)) return '_';
  return firstOfLetter.findLast(([, first]) => byPinyin.compare(first, character) <= 0)?.[0] ?? '_';
};

/** The letters by which a Chinese text is called for short: `供应商` gives `gys`; what has none is an underscore. */
export const pinyinInitials = (text: string): string => Array.from(text, initialOf).join('');

/** A key made of a label, such as `gys` of `供应商`; '' where the label gives none. */
const wordOf = (label: string): string =>
  pinyinInitials(label)
    .replaceAll(/_+/g, '_')
    .replaceAll(/^[\d_]+|_+$/g, '')
    .slice(0, 20);

/** A key that none of `taken` has: of the label, else with a number behind it. */
export const newKey = (label: string, taken: ReadonlySet<string>, fallback = 'f'): string => {
  const word = wordOf(label);
  const isFree = (key: string): boolean => !taken.has(key) && !isReservedKey(key);
  if (word.length > 1 && isFree(word)) return word;
  const stem = word.length > 1 ? word : fallback;
  for (let number = word.length > 1 ? 2 : 1; ; number += 1) {
    const key = `${stem}${number}`;
    if (isFree(key)) return key;
  }
};

/** A label that none of `taken` has, a number behind it where needed. */
export const newLabel = (label: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(label)) return label;
  const stem = label.replace(/ \d+$/, '');
  for (let number = 2; ; number += 1) if (!taken.has(`${stem} ${number}`)) return `${stem} ${number}`;
};
