import type { JsonValue } from '../../platform/index.ts';
import { z } from 'zod';
import { isStorable } from '../reading/plain.ts';
import { asText, type Checked, good, wrong } from './checked.ts';
import { defineType } from './define-type.ts';
import { checkedOr, feel, textFromFeel, wrongKind } from './feel.ts';
import { textSchema } from './json-schema.ts';

const settings = z.strictObject({
  version: z.literal(1),
  longest: z.int().min(1).max(100_000).optional(),
  /** Lines that the input shows. */
  lines: z.int().min(2).max(40).optional(),
});
type Settings = z.output<typeof settings>;

const notText = wrongKind('文字', 'a text');

const check = (value: JsonValue, { longest = 100_000 }: Settings): Checked => {
  if (typeof value !== 'string') return wrong('应为文字', 'must be text');
  if (!isStorable(value))
    return wrong('含有无法保存的字符，请重新输入', 'holds characters that cannot be stored');
  const text = value.replaceAll(/\r\n?/g, '\n');
  if (text.trim() === '') return good(null);
  if (Array.from(text).length > longest)
    return wrong(`不能超过 ${longest} 个字`, `must have at most ${longest} characters`);
  return good(text);
};

/** Text of several lines, kept as it was written but for its line ends. */
export const longTextType = defineType<Settings>({
  name: 'long-text',
  text: { zh: '多行文本', en: 'Long text' },
  group: 'text',
  holds: 'value',
  settings,
  initial: { version: 1 },
  filters: ['contains', 'not-contains', 'empty', 'not-empty'],
  sorts: false,
  searched: true,
  conversions: [
    { from: 'long-text', lossless: (_, to) => to.longest === undefined || 'by-value' },
    { from: 'text', lossless: (_, to) => to.longest === undefined || to.longest >= 1000 || 'by-value' },
    { from: 'number', lossless: (_, to) => (to.longest ?? 45) >= 45 || 'by-value' },
    { from: 'single-choice', lossless: (_, to) => (to.longest ?? 500) >= 500 || 'by-value' },
    { from: 'multiple-choice', lossless: () => 'by-value' },
  ],
  check,
  display: (value) => asText(value),
  read: (text, own) => check(text, own),
  meaning: () => feel.text,
  toFeel: asText,
  fromFeel: (value, own) => checkedOr(textFromFeel(value), (text) => check(text, own), notText),
  schema: ({ longest = 100_000 }) => textSchema({ maxLength: longest }),
  columns: () => [{ suffix: '', type: 'text' }],
});
