import { z } from 'zod';
import { formText, textIn } from '../definition/form-text.ts';
import { folded } from '../reading/plain.ts';
import { good, wrong } from './checked.ts';
import { defineType } from './define-type.ts';
import { feel, wrongKind } from './feel.ts';

const settings = z.strictObject({
  version: z.literal(1),
  /** What is shown for true and false: 合格 / 不合格. */
  yes: formText.optional(),
  no: formText.optional(),
});
type Settings = z.output<typeof settings>;

const wordsForYes = ['是', '√', '✓', '✔', '对', '有', '真', 'y', 'yes', 'true', 't', '1', 'on'];
const wordsForNo = [
  '否',
  '×',
  '✗',
  '✘',
  '不是',
  '错',
  '无',
  '没有',
  '假',
  'n',
  'no',
  'false',
  'f',
  '0',
  'off',
];

const yesTexts = { zh: '是', en: 'Yes' };
const noTexts = { zh: '否', en: 'No' };

const names = (text: { zh: string; en?: string | undefined } | undefined): string[] =>
  text === undefined ? [] : [text.zh, text.en ?? text.zh].map(folded);

const meant = (text: string, { yes, no }: Settings): boolean | undefined => {
  const word = folded(text);
  if (names(yes).includes(word)) return true;
  if (names(no).includes(word)) return false;
  if (wordsForYes.includes(word)) return true;
  return wordsForNo.includes(word) ? false : undefined;
};

/** True or false; `null` is neither. */
export const yesNoType = defineType<Settings>({
  name: 'yes-no',
  text: { zh: '是/否', en: 'Yes or no' },
  group: 'choice',
  holds: 'value',
  settings,
  initial: { version: 1 },
  filters: ['is', 'empty', 'not-empty'],
  sorts: true,
  searched: false,
  conversions: [
    { from: 'text', lossless: () => 'by-value' },
    { from: 'number', lossless: () => 'by-value' },
    { from: 'single-choice', lossless: () => 'by-value' },
  ],
  check: (value) => (typeof value === 'boolean' ? good(value) : wrong('应为是或否', 'must be yes or no')),
  display: (value, { yes = yesTexts, no = noTexts }, { language }) =>
    textIn(value === true ? yes : no, language),
  read(text, own) {
    const value = meant(text, own);
    if (value !== undefined) return good(value);
    return wrong(`“${text}”既不是“是”也不是“否”`, `“${text}” is neither yes nor no`);
  },
  meaning: () => feel.boolean,
  toFeel: (value) => value === true,
  fromFeel: (value) => (typeof value === 'boolean' ? good(value) : wrongKind('是或否', 'yes or no')),
  schema: () => ({ type: ['boolean', 'null'] }),
  columns: () => [{ suffix: '', type: 'boolean' }],
});
