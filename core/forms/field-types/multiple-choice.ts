import { isList } from '../../expression/index.ts';
import type { JsonValue } from '../../platform/index.ts';
import { z } from 'zod';
import { readSeveral } from '../reading/several.ts';
import { asText, isJsonList, type Checked, good, wrong } from './checked.ts';
import {
  choiceOptions,
  keepsOptions,
  offered,
  noOptions,
  optionKeysNamed,
  optionLabel,
} from './choice-options.ts';
import { defineType } from './define-type.ts';
import { feel, textFromFeel, wrongKind } from './feel.ts';
import { listSchema } from './json-schema.ts';

const settings = z.strictObject({ version: z.literal(1), options: choiceOptions });
type Settings = z.output<typeof settings>;

const unknown = (piece: JsonValue, { options }: Settings): Checked =>
  wrong(
    `没有选项“${asText(piece)}”，可选：${offered(options, 'zh')}`,
    `there is no option “${asText(piece)}”; choose among ${offered(options, 'en')}`,
  );

const check = (value: JsonValue, own: Settings): Checked => {
  if (!isJsonList(value)) return wrong('应为选项列表', 'must be a list of options');
  const chosen = new Set(value);
  const stranger = value.find((each) => !own.options.some(({ key }) => key === each));
  if (stranger !== undefined) return unknown(stranger, own);
  return good(own.options.map(({ key }) => key).filter((key) => chosen.has(key)));
};

/** Any of a list of options, by their keys, in the order of the options. */
export const multipleChoiceType = defineType<Settings>({
  name: 'multiple-choice',
  text: { zh: '多选', en: 'Multiple choice' },
  group: 'choice',
  holds: 'value',
  settings,
  initial: { version: 1, options: [] },
  filters: ['any-of', 'all-of', 'none-of', 'empty', 'not-empty'],
  sorts: false,
  searched: true,
  conversions: [
    { from: 'multiple-choice', lossless: (from, to) => keepsOptions(from, to.options) || 'by-value' },
    {
      from: 'single-choice',
      lossless: (from, to) => keepsOptions(from, to.options) || 'by-value',
      convert: (value, { to }) => check([value], to),
    },
    { from: 'text', lossless: () => 'by-value' },
  ],
  check,
  display: (value, { options }, { language }) =>
    (isJsonList(value) ? value : [])
      .map((key) => optionLabel(options, asText(key), language))
      .join(language === 'zh' ? '、' : ', '),
  read(text, own) {
    const several = readSeveral(text, (piece) => optionKeysNamed(own.options, piece));
    return 'ids' in several ? check(several.ids, own) : unknown(several.piece, own);
  },
  complaints: ({ options }) => (options.length === 0 ? [noOptions] : []),
  nothing: () => [],
  meaning: () => feel.texts,
  toFeel: (value) => (isJsonList(value) ? value.map(asText) : []),
  fromFeel: (value, own) => {
    const keys = (isList(value) ? value : [value]).map(textFromFeel);
    const known = keys.filter((key) => key !== undefined);
    return known.length === keys.length ? check(known, own) : wrongKind('选项列表', 'a list of options');
  },
  schema: ({ options }) => listSchema({ enum: options.map(({ key }) => key) }, { uniqueItems: true }),
  columns: () => [{ suffix: '', type: 'text[]' }],
});
