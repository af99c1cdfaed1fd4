import {
  columnsOf,
  fieldTable,
  type FormDefinition,
  type FormField,
  recordTable,
  rowFieldsOf,
  textIn,
  typeOf,
} from '@yuanliu/core/forms';
import { type RawBuilder, sql } from 'kysely';
import { drawnTable } from './record-columns.ts';

/** Names in the database with what they are called: `table` or `table.column`. */
const namesOf = (form: string, definition: FormDefinition): ReadonlyMap<string, string> => {
  const table = recordTable(form);
  const ofColumns = (own: string, fields: readonly FormField[]) =>
    fields.flatMap((field) =>
      columnsOf(own, field).map(({ column }) => [`${own}.${column}`, textIn(field.label, 'zh')] as const),
    );
  const ofTables = definition.fields.flatMap((field) => {
    if (typeOf(field).table?.(field.settings) === undefined) return [];
    const own = fieldTable(table, field.key);
    const name = `${textIn(definition.name, 'zh')} · ${textIn(field.label, 'zh')}`;
    return [[own, name] as const, ...ofColumns(own, rowFieldsOf(field))];
  });
  return new Map([
    [table, textIn(definition.name, 'zh')],
    ...ofColumns(table, definition.fields),
    ...ofTables,
  ]);
};

/** A form's labels in two versions. */
export interface Labelled {
  readonly form: string;
  readonly before: FormDefinition | undefined;
  readonly after: FormDefinition;
}

/** Other tools that read the tables see the labels as comments: sets those that are new or another. */
export const commentSql = (
  { form, before, after }: Labelled,
  touched: ReadonlySet<string>,
): RawBuilder<unknown>[] => {
  const old = before === undefined ? new Map<string, string>() : namesOf(form, before);
  return [...namesOf(form, after)]
    .filter(([name, label]) => old.get(name) !== label || touched.has(name))
    .map(([name, label]) => {
      const [table = '', column] = name.split('.');
      return column === undefined
        ? sql`comment on table ${drawnTable(table)} is ${sql.lit(label)}`
        : sql`comment on column ${sql.id('forms', table, column)} is ${sql.lit(label)}`;
    });
};
