import type { JsonValue } from '../../platform/index.ts';
import { z } from 'zod';
import { asText, type Checked, good, isJsonList, wrong } from './checked.ts';
import {
  choiceOptions,
  keepsOptions,
  offered,
  noOptions,
  optionKeysNamed,
  optionLabel,
} from './choice-options.ts';
import { defineType } from './define-type.ts';
import { checkedOr, feel, textFromFeel, wrongKind } from './feel.ts';

const settings = z.strictObject({
  version: z.literal(1),
  options: choiceOptions,
  shown: z.enum(['list', 'buttons']).optional(),
});
type Settings = z.output<typeof settings>;

const notOne = wrong('选了多个选项', 'has several options');

const notKey = wrongKind('一个选项', 'an option');

const check = (value: JsonValue, { options }: Settings): Checked =>
  typeof value === 'string' && options.some(({ key }) => key === value)
    ? good(value)
    : wrong(
        `没有选项“${asText(value)}”，可选：${offered(options, 'zh')}`,
        `there is no option “${asText(value)}”; choose among ${offered(options, 'en')}`,
      );

/** One of a list of options, stored by its key. */
export const singleChoiceType = defineType<Settings>({
  name: 'single-choice',
  text: { zh: '单选', en: 'Single choice' },
  group: 'choice',
  holds: 'value',
  settings,
  initial: { version: 1, options: [] },
  filters: ['is', 'is-not', 'any-of', 'none-of', 'empty', 'not-empty'],
  sorts: true,
  searched: true,
  conversions: [
    { from: 'single-choice', lossless: (from, to) => keepsOptions(from, to.options) || 'by-value' },
    {
      from: 'multiple-choice',
      lossless: () => 'by-value',
      convert: (value, { to }) => {
        const [only, second] = isJsonList(value) ? value : [];
        return only === undefined || second !== undefined ? notOne : check(only, to);
      },
    },
    { from: 'text', lossless: () => 'by-value' },
    { from: 'yes-no', lossless: () => 'by-value' },
  ],
  check,
  display: (value, { options }, { language }) => optionLabel(options, asText(value), language),
  read(text, own) {
    const [key] = optionKeysNamed(own.options, text);
    return key === undefined ? check(text, own) : good(key);
  },
  complaints: ({ options }) => (options.length === 0 ? [noOptions] : []),
  meaning: () => feel.text,
  toFeel: asText,
  fromFeel: (value, own) => checkedOr(textFromFeel(value), (key) => check(key, own), notKey),
  schema: ({ options }) => ({ enum: [...options.map(({ key }) => key), null] }),
  columns: () => [{ suffix: '', type: 'text' }],
});
