import { z } from 'zod';
import { feelText } from '../definition/feel-text.ts';
import { type FieldSettings, fieldSettings } from '../definition/form-field.ts';
import { defineType } from './define-type.ts';
import type { FieldType } from './field-type.ts';
import { madeSchema } from './json-schema.ts';

const settings = z.strictObject({
  version: z.literal(1),
  /** '' until somebody has written it. */
  expression: z.union([feelText, z.literal('')]),
  /** The type of what it gives and how that is shown. */
  gives: z.strictObject({ type: z.string(), settings: fieldSettings }),
});
type Settings = z.output<typeof settings>;

/** What a formula may give: types whose values stand in one column and come from no list. */
const results = ['text', 'long-text', 'number', 'money', 'date', 'date-time', 'yes-no'];

/** A formula field whose values are of one of these types; they are computed when the record is stored. */
export const formulaOf = (types: readonly FieldType[]): FieldType<Settings> => {
  const allowed = types.filter(({ name }) => results.includes(name));
  const givenBy = (own: Settings): FieldType =>
    allowed.find(({ name }) => name === own.gives.type) ?? first(allowed);
  return defineType<Settings>({
    name: 'formula',
    text: { zh: '公式', en: 'Formula' },
    group: 'computed',
    holds: 'computed',
    settings: settings.superRefine(({ gives }, context) => {
      const type = allowed.find(({ name }) => name === gives.type);
      const parsed = type?.settings.safeParse(gives.settings);
      const issues = parsed?.error?.issues ?? [];
      for (const issue of issues)
        context.addIssue({ ...issue, path: ['gives', 'settings', ...issue.path], code: 'custom' });
      if (type === undefined) context.addIssue({ code: 'custom', path: ['gives', 'type'], params: notGiven });
    }),
    initial: { version: 1, expression: '', gives: initialResult(allowed) },
    filters: ['is', 'less', 'at-most', 'more', 'at-least', 'between', 'contains', 'empty', 'not-empty'],
    sorts: true,
    searched: false,
    conversions: [{ from: 'formula', lossless: () => true }],
    check: (value, own) => givenBy(own).check(value, own.gives.settings),
    display: (value, own, reader) => givenBy(own).display(value, own.gives.settings, reader),
    read: (text, own, reader) => givenBy(own).read(text, own.gives.settings, reader),
    nothing: (own) => givenBy(own).nothing?.(own.gives.settings) ?? null,
    meaning: (own, place) => givenBy(own).meaning(own.gives.settings, place),
    toFeel: (value, own, world) => givenBy(own).toFeel(value, own.gives.settings, world),
    fromFeel: (value, own, world) => givenBy(own).fromFeel(value, own.gives.settings, world),
    computedBy: ({ expression }) => (expression === '' ? undefined : expression),
    schema: (own) => madeSchema(givenBy(own).schema(own.gives.settings)),
    columns: (own) => givenBy(own).columns(own.gives.settings),
    shows: ({ gives }) => gives,
    complaints: ({ expression }) => (expression === '' ? [missing] : []),
    expressions: ({ expression, gives }) =>
      expression === '' ? [] : [{ path: '/expression', text: expression, gives }],
  });
};

const notGiven = {
  text: {
    zh: `公式的结果类型应为：${results.join('、')}`,
    en: `A formula gives one of: ${results.join(', ')}`,
  },
};

const missing = { path: '/expression', text: { zh: '请填写公式', en: 'Write the formula' } };

const first = (types: readonly FieldType[]): FieldType => {
  const [type] = types;
  if (type === undefined) throw new Error('A formula needs types to give.');
  return type;
};

const initialResult = (types: readonly FieldType[]): { type: string; settings: FieldSettings } => {
  const { name, initial } = types.find((each) => each.name === 'number') ?? first(types);
  return { type: name, settings: initial };
};
