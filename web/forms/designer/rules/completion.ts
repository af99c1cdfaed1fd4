import type { OfferedName } from '@yuanliu/core/forms';
import type { Text } from '@yuanliu/core/platform';
import { pinyinInitials } from '../drawing/new-keys.ts';

/** Something that may be written where one is typing. */
export interface Completion {
  /** What is put in; `|` is where the cursor goes. */
  readonly text: string;
  readonly name: string;
  readonly note: Text;
}

const named = (text: string, name: string, note: readonly [zh: string, en: string]): Completion => ({
  text,
  name,
  note: { zh: note[0], en: note[1] },
});

/** Functions that forms need most, as they are written. */
export const functions: readonly Completion[] = [
  named('if | then  else ', 'if … then … else …', ['如果…则…否则…', 'if … then … else …']),
  named('sum(|)', 'sum(列表)', ['求和，如 sum(批次.数量)', 'Sum of a list']),
  named('count(|)', 'count(列表)', ['个数', 'How many']),
  named('min(|)', 'min(列表)', ['最小', 'The least']),
  named('max(|)', 'max(列表)', ['最大', 'The most']),
  named('mean(|)', 'mean(列表)', ['平均', 'Average']),
  named('round half up(|, 2)', 'round half up(数, 位数)', ['四舍五入', 'Rounded half up']),
  named('abs(|)', 'abs(数)', ['绝对值', 'Without its sign']),
  named('contains(|, "")', 'contains(文字, 文字)', ['包含', 'Contains a text']),
  named('starts with(|, "")', 'starts with(文字, 文字)', ['以…开头', 'Starts with a text']),
  named('string length(|)', 'string length(文字)', ['字数', 'Length of a text']),
  named('matches(|, "")', 'matches(文字, 正则)', ['符合格式', 'Matches a pattern']),
  named('string(|)', 'string(值)', ['转成文字', 'As text']),
  named('list contains(|, "")', 'list contains(列表, 值)', ['列表里有', 'The list has it']),
  named('date("|")', 'date("2026-03-04")', ['某一天', 'A day']),
  named('duration("P|D")', 'duration("P30D")', ['时长，30 天', 'A length of time']),
  named('every x in | satisfies x', 'every x in … satisfies …', ['每一行都满足', 'Holds for every row']),
  named('some x in | satisfies x', 'some x in … satisfies …', ['有一行满足', 'Holds for some row']),
  named('is defined(|)', 'is defined(值)', ['有值', 'Has a value']),
];

/** The word that ends at the cursor, and the name before its dot. */
const wordAt = (text: string, caret: number): { readonly word: string; readonly of: string | undefined } => {
  const before = text.slice(0, caret);
  const word = /[\p{L}\p{N}_]*$/u.exec(before)?.[0] ?? '';
  const of = /([\p{L}\p{N}_]+)\.$/u.exec(before.slice(0, before.length - word.length))?.[1];
  return { word, of };
};

const isInText = (text: string, caret: number): boolean =>
  (text.slice(0, caret).match(/(?<!\\)"/g)?.length ?? 0) % 2 === 1;

const mostOffered = 40;

/** What may stand at the cursor: names by part of them or their pinyin initials, behind a dot what stands in it. */
export const completionsAt = (
  text: string,
  caret: number,
  names: readonly OfferedName[],
): readonly Completion[] => {
  if (isInText(text, caret)) return [];
  const { word, of } = wordAt(text, caret);
  if (word === '' && of === undefined) return [];
  const around =
    of === undefined ? names : (names.find(({ name, key }) => name === of || key === of)?.parts ?? []);
  const wanted = word.toLowerCase();
  const fits = (name: string): boolean =>
    name !== word && (name.toLowerCase().includes(wanted) || pinyinInitials(name).startsWith(wanted));
  const found = around
    .filter(({ name, key }) => fits(name) || (key !== name && fits(key)))
    .map(({ name, type }): Completion => ({ text: name, name, note: { zh: type, en: type } }));
  const called = of === undefined && wanted.length > 1 ? functions.filter(({ name }) => fits(name)) : [];
  return [...found, ...called].slice(0, mostOffered);
};

/** The text with a completion in place of the word at the cursor, and where the cursor stands then. */
export const completed = (
  text: string,
  caret: number,
  completion: Completion,
): { readonly text: string; readonly caret: number } => {
  const start = caret - wordAt(text, caret).word.length;
  const put = completion.text.replace('|', '');
  const mark = completion.text.indexOf('|');
  return {
    text: text.slice(0, start) + put + text.slice(caret),
    caret: start + (mark < 0 ? put.length : mark),
  };
};
