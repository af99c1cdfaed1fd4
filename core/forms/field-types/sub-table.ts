import type { JsonValue } from '../../platform/index.ts';
import { z } from 'zod';
import { type FormField, formField } from '../definition/form-field.ts';
import { type Checked, good, type ValueIssue, wrong } from './checked.ts';
import { defineType } from './define-type.ts';
import type { FieldType } from './field-type.ts';
import { checkReference } from './references.ts';

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

type Row = Readonly<Record<string, JsonValue>>;

const isRow = (value: JsonValue): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const below = (issues: readonly ValueIssue[], path: string): ValueIssue[] =>
  issues.map((issue) => ({ ...issue, path: path + issue.path }));

/** Rows of fields that belong to their record. Its fields may be of these types; rows hold no rows. */
export const subTableOf = (types: readonly FieldType[]): FieldType<Settings> => {
  const checkField = (field: FormField, row: Row): Checked => {
    const type = types.find(({ name }) => name === field.type);
    const value = row[field.key] ?? null;
    return type === undefined ? good(value) : type.check(value, field.settings);
  };
  const checkRow = (row: Row, fields: readonly FormField[]): Checked => {
    const id = checkReference(row['id'] ?? null);
    const values: Record<string, JsonValue> = id.ok ? { id: id.value } : {};
    const issues: ValueIssue[] = [];
    for (const field of fields) {
      const checked = checkField(field, row);
      if (checked.ok) values[field.key] = checked.value;
      else issues.push(...below(checked.issues, `/${field.key}`));
    }
    return issues.length === 0 ? good(values) : { ok: false, issues };
  };
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
    check: (value, { fields, most = mostRows }) => {
      if (!Array.isArray(value) || !value.every(isRow)) return wrong('应为明细行', 'must be rows');
      if (value.length > most) return wrong(`最多 ${most} 行`, `must have at most ${most} rows`);
      const rows = value.map((row) => checkRow(row, fields));
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
    columns: () => [],
    table: ({ fields }) => ({ kind: 'rows', fields }),
    fields: ({ fields }) => fields,
    complaints: ({ fields, totals = [] }) => [
      ...(fields.length === 0 ? [noFields] : []),
      ...totals.flatMap((key, index) =>
        fields.some((field) => field.key === key)
          ? []
          : [
              {
                path: `/totals/${index}`,
                text: { zh: `明细表没有字段 ${key}`, en: `The sub-table has no field ${key}` },
              },
            ],
      ),
    ],
  });
};
