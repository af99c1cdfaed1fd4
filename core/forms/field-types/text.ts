import type { JsonValue } from '../../platform/index.ts';
import { z } from 'zod';
import type { FieldSettings } from '../definition/form-field.ts';
import { isStorable } from '../reading/plain.ts';
import { asText, type Checked, good, wrong } from './checked.ts';
import { defineType } from './define-type.ts';
import type { Lossless } from './field-type.ts';
import { checkedOr, feel, textFromFeel, wrongKind } from './feel.ts';
import { textSchema } from './json-schema.ts';
import { findTextFormat } from './text-formats.ts';

const settings = z.strictObject({
  version: z.literal(1),
  /** In characters as people count them. */
  longest: z.int().min(1).max(1000).optional(),
  /** The name of a text format, see text-formats.ts. */
  format: z.string().min(1).max(40).optional(),
});
type Settings = z.output<typeof settings>;

/** Texts of another type that are never longer than this. */
const atMost =
  (characters: number) =>
  (_: FieldSettings, { longest = 1000, format }: Settings): Lossless =>
    (longest >= characters && format === undefined) || 'by-value';

const notText = wrongKind('文字', 'a text');

const check = (value: JsonValue, { longest = 1000, format }: Settings): Checked => {
  if (typeof value !== 'string') return wrong('应为文字', 'must be text');
  if (!isStorable(value))
    return wrong('含有无法保存的字符，请重新输入', 'holds characters that cannot be stored');
  const line = value.replaceAll(/[\r\n\u2028\u2029]+/g, ' ').trim();
  if (Array.from(line).length > longest)
    return wrong(`不能超过 ${longest} 个字`, `must have at most ${longest} characters`);
  if (line === '') return good(null);
  return (format === undefined ? undefined : findTextFormat(format))?.check(line) ?? good(line);
};

/** One line of text: blanks around it go, line breaks in it become blanks. */
export const textType = defineType<Settings>({
  name: 'text',
  text: { zh: '单行文本', en: 'Text' },
  group: 'text',
  holds: 'value',
  settings,
  initial: { version: 1 },
  filters: ['contains', 'not-contains', 'is', 'is-not', 'starts-with', 'empty', 'not-empty'],
  sorts: true,
  searched: true,
  namesRecords: 2,
  conversions: [
    {
      from: 'text',
      lossless: (from, to) =>
        (to.longest === undefined && (to.format === undefined || to.format === from['format'])) || 'by-value',
    },
    { from: 'long-text', lossless: () => 'by-value' },
    { from: 'number', lossless: atMost(45) },
    { from: 'money', lossless: atMost(45) },
    { from: 'date', lossless: atMost(10) },
    { from: 'date-time', lossless: atMost(19) },
    { from: 'yes-no', lossless: atMost(500) },
    { from: 'single-choice', lossless: atMost(500) },
    { from: 'multiple-choice', lossless: () => 'by-value' },
    { from: 'serial-number', lossless: atMost(200) },
  ],
  check,
  display: (value) => asText(value),
  read: (text, own) => check(text, own),
  meaning: () => feel.text,
  toFeel: asText,
  fromFeel: (value, own) => checkedOr(textFromFeel(value), (text) => check(text, own), notText),
  schema: ({ longest = 1000 }) => textSchema({ maxLength: longest }),
  columns: () => [{ suffix: '', type: 'text' }],
  complaints: ({ format }) =>
    format === undefined || findTextFormat(format) !== undefined
      ? []
      : [{ path: '/format', text: { zh: `没有格式 ${format}`, en: `There is no format ${format}` } }],
});
