import {
  type FormField,
  type FormText,
  recordInvalid,
  recordTable,
  rowFieldsOf,
  textIn,
  valueTaken,
} from '@yuanliu/core/forms';
import { type FieldIssue, Problem, type Text } from '@yuanliu/core/platform';
import pg from 'pg';
import type { FormInUse } from '../form-in-use.ts';
import { storageOf } from '../storage/record-columns.ts';

const uniqueViolation = '23505';
const foreignKeyViolation = '23503';

/** The columns that PostgreSQL names: `Key (supplier, received)=(…) already exists`, in whatever language it speaks. */
const columnsNamed = ({ detail = '' }: pg.DatabaseError): string[] =>
  (/\((.*?)\)=\(/.exec(detail)?.[1] ?? '').split(',').map((name) => name.trim().replaceAll('"', ''));

const both = (label: FormText): Text => ({ zh: textIn(label, 'zh'), en: textIn(label, 'en') });

const fieldsIn = ({ definition, key }: FormInUse, { table = '' }: pg.DatabaseError) => {
  const own = definition.fields.find((field) => table === `${recordTable(key)}__${field.key}`);
  return { table: own, fields: own === undefined ? definition.fields : rowFieldsOf(own) };
};

const fieldOfColumn = (
  form: FormInUse,
  fields: readonly FormField[],
  column: string,
): FormField | undefined =>
  fields.find(({ key }) => key === column) ??
  storageOf(form).columns.find((each) => each.column === column)?.field;

const taken = (form: FormInUse, error: pg.DatabaseError): Problem | undefined => {
  const columns = columnsNamed(error);
  const { fields } = fieldsIn(form, error);
  const found = new Set(columns.map((column) => fieldOfColumn(form, fields, column)));
  const named = fields.filter((field) => found.has(field));
  if (named.length === 0) return undefined;
  const labels = named.map(({ label }) => both(label));
  const rule = form.definition.uniques?.find(
    (unique) =>
      unique.fields.length === named.length && named.every(({ key }) => unique.fields.includes(key)),
  );
  const text: Text =
    rule?.message === undefined
      ? { zh: '与另一条记录重复', en: 'is the same as in another record' }
      : both(rule.message);
  return new Problem(
    valueTaken,
    { zh: labels.map(({ zh }) => zh).join('、'), en: labels.map(({ en }) => en).join(', ') },
    named.map(({ key }): FieldIssue => ({ in: 'body', path: `/values/${key}`, text })),
  );
};

const gone: Text = {
  zh: '所选对象已不存在，请重新选择',
  en: 'what was chosen is no longer there; choose again',
};

const missing = (form: FormInUse, error: pg.DatabaseError): Problem | undefined => {
  const { table, fields } = fieldsIn(form, error);
  const [column = ''] = columnsNamed(error);
  const inside = fieldOfColumn(form, fields, column)?.key;
  const key = table?.key ?? inside;
  if (key === undefined) return undefined;
  const issue: FieldIssue = { in: 'body', path: `/values/${key}`, text: gone };
  return new Problem(recordInvalid, { count: 1 }, [issue]);
};

/** Whether a new record met one with the same id. */
export const isSameId = (form: Pick<FormInUse, 'key'>, error: unknown): boolean =>
  error instanceof pg.DatabaseError &&
  error.code === uniqueViolation &&
  error.table === recordTable(form.key) &&
  columnsNamed(error).join() === 'id';

/**
 * What the database refused, told by field: values that must be unique, and ids of what has just been removed. Anything else is
 * given back as it is.
 */
export const refusalOf = (form: FormInUse, error: unknown): unknown => {
  if (!(error instanceof pg.DatabaseError)) return error;
  if (error.code === uniqueViolation) return taken(form, error) ?? error;
  if (error.code === foreignKeyViolation) return missing(form, error) ?? error;
  return error;
};
