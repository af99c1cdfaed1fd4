import { z } from 'zod';
import { type FormField, formField } from '../definition/form-field.ts';
import { good, isJsonList, type ValueIssue, wrong } from './checked.ts';
import { defineType } from './define-type.ts';
import type { FieldType } from './field-type.ts';
import { below, checkRow, isRow, rowSchema, rowsOf, rowToFeel } from './rows.ts';
import { listSchema } from './json-schema.ts';

/** A person fills in no more, and one record with more is not one record. */
const mostRows = 2000;

const settings = z.strictObject({
  version: z.literal(1),
  fields: z.array(formField).max(60),
  least: z.int().min(0).max(mostRows).optional(),
  most: z.int().min(1).max(mostRows).optional(),
  /** Keys of the number fields whose sum is shown below the rows. */
  totals: z.array(z.string()).max(60).optional(),
});
type Settings = z.output<typeof settings>;

const noFields = {
  path: '/fields',
  text: { zh: '请给明细表加字段', en: 'Give the sub-table fields' },
};

const isNumber = (field: FormField, types: readonly FieldType[]): boolean => {
  const type = types.find(({ name }) => name === field.type);
  return type?.columns(field.settings)[0]?.type === 'numeric';
};

const complaintsOf = ({ fields, totals = [] }: Settings, types: readonly FieldType[]): ValueIssue[] => [
  ...(fields.length === 0 ? [noFields] : []),
  ...totals.flatMap((key, index) =>
    fields.some((field) => field.key === key && isNumber(field, types))
      ? []
      : [
          {
            path: `/totals/${index}`,
            text: { zh: `${key} 不是明细表的数字字段`, en: `${key} is no number field of the sub-table` },
          },
        ],
  ),
];

/** Rows of fields that belong to their record. Its fields may be of these types; rows hold no rows. */
export const subTableOf = (types: readonly FieldType[]): FieldType<Settings> => {
  return defineType<Settings>({
    name: 'sub-table',
    text: { zh: '明细表', en: 'Sub-table' },
    group: 'related',
    holds: 'rows',
    settings,
    initial: { version: 1, fields: [] },
    filters: ['empty', 'not-empty'],
    sorts: false,
    searched: false,
    conversions: [{ from: 'sub-table', lossless: () => true }],
    needsValue: ({ least = 0 }) => least > 0,
    check: (value, { fields, least = 0, most = mostRows }) => {
      if (!isJsonList(value) || !value.every(isRow)) return wrong('应为明细行', 'must be rows');
      if (value.length > most) return wrong(`最多 ${most} 行`, `must have at most ${most} rows`);
      if (value.length < least) return wrong(`至少 ${least} 行`, `must have at least ${least} rows`);
      const rows = value.map((row) => checkRow(row, { fields, types }));
      const issues = rows.flatMap((row, index) => (row.ok ? [] : below(row.issues, `/${index}`)));
      return issues.length > 0
        ? { ok: false, issues }
        : good(rows.flatMap((row) => (row.ok ? [row.value] : [])));
    },
    display: (value, _, { language }) => {
      const rows = Array.isArray(value) ? value.length : 0;
      return language === 'zh' ? `${rows} 行` : `${rows} ${rows === 1 ? 'row' : 'rows'}`;
    },
    read: () => wrong('明细行按各列导入', 'rows are read column by column'),
    nothing: () => [],
    meaning: ({ fields }, place) => ({
      kind: 'list',
      of: {
        kind: 'context',
        fields: Object.fromEntries(fields.map((field) => [field.key, place.meaningOf(field, fields)])),
      },
    }),
    toFeel: (value, { fields }, world) =>
      rowsOf(value).map((row) => rowToFeel(row, { fields, types }, world)),
    fromFeel: () => wrong('明细行不能由公式给出', 'rows cannot come from an expression'),
    schema: ({ fields }) => listSchema(rowSchema({ fields, types })),
    columns: () => [],
    table: ({ fields }) => ({ kind: 'rows', fields }),
    fields: ({ fields }) => fields,
    uses: ({ totals = [] }, { form }, key) => totals.map((total) => ({ form, field: [key, total] })),
    complaints: (own) => complaintsOf(own, types),
  });
};
