import type { FilterCondition } from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import { sampleForm } from './sample-forms.ts';
import { departments } from './sample-world.ts';
import type { StoredByTest } from './stored-records.ts';
import type { FormKey, NaiveReader } from './naive-reader.ts';

/** A list as a test asks for it. */
export interface NaiveQuery {
  readonly form: FormKey;
  readonly filter: readonly FilterCondition[];
  readonly match: 'all' | 'any';
  readonly search: string;
  readonly sort: string;
  readonly deleted: boolean;
}

/** A value as text. */
const written = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value));

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

const dayStart = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

const oneDay = 86_400_000;

/** A value on a line: numbers and moments by size, days by their text. */
const place = (value: JsonValue, key: string): number | string => {
  if (key === 'at' || key === 'created_at') return Date.parse(written(value));
  if (key === 'due' || key === 'latest') return written(value);
  return Number(value);
};

/** Where the stretch that an operand stands for begins, and where it ends; a day is a stretch of moments. */
const stretch = (
  operand: JsonValue,
  key: string,
): { from: number | string; isPast: (value: number | string) => boolean } => {
  const isDay = (key === 'at' || key === 'created_at') && written(operand).length === 10;
  const from = isDay ? dayStart(written(operand)) : place(operand, key);
  return { from, isPast: (value) => (isDay ? Number(value) >= Number(from) + oneDay : value > from) };
};

const listOf = (value: JsonValue | undefined): readonly JsonValue[] => {
  const list: readonly JsonValue[] = Array.isArray(value) ? value : [];
  return list;
};

const tree = (id: JsonValue): readonly JsonValue[] => {
  const found: JsonValue[] = [id];
  for (const each of departments)
    if (each.parent !== null && found.includes(each.parent)) found.push(each.id);
  return found;
};

/** Judges one value; a hidden one has been made null before. */
const holds = (value: JsonValue, condition: FilterCondition, reader: NaiveReader): boolean => {
  const { is, value: operand = null } = condition;
  const key = condition.field.split('.').at(-1) ?? '';
  const ids = listOf(value);
  const same = (other: JsonValue): boolean => {
    if (Array.isArray(value)) return ids.includes(other);
    if (typeof value === 'string' && (key === 'at' || key === 'created_at' || isNumeric(key)))
      return place(value, key) >= stretch(other, key).from && !stretch(other, key).isPast(place(value, key));
    return value === other;
  };
  if (is === 'empty') return value === null;
  if (is === 'not-empty') return value !== null;
  if (is === 'is-not') return value === null || !same(operand);
  if (is === 'none-of') return value === null || !listOf(operand).some(same);
  if (is === 'not-contains') return value === null || !fold(written(value)).includes(fold(written(operand)));
  if (value === null) return false;
  const at = (): number | string => place(value, key);
  switch (is) {
    case 'is':
      return same(operand);
    case 'contains':
      return fold(written(value)).includes(fold(written(operand)));
    case 'starts-with':
      return fold(written(value)).startsWith(fold(written(operand)));
    case 'less':
    case 'before':
      return at() < stretch(operand, key).from;
    case 'at-most':
      return !stretch(operand, key).isPast(at());
    case 'more':
    case 'after':
      return stretch(operand, key).isPast(at());
    case 'at-least':
      return at() >= stretch(operand, key).from;
    case 'between': {
      const [from = null, to = null] = listOf(operand);
      return at() >= stretch(from, key).from && !stretch(to, key).isPast(at());
    }
    case 'any-of':
      return listOf(operand).some(same);
    case 'all-of':
      return listOf(operand).every(same);
    case 'mine':
      return value === reader.person.id;
    case 'my-department':
      return value === reader.person.department;
    case 'below':
      return tree(operand).includes(value);
  }
};

/** A record before a reader. */
interface Judged {
  readonly reader: NaiveReader;
  readonly form: FormKey;
  readonly record: StoredByTest;
}

const numeric = new Set(['qty', 'amount', 'doubled', 'count', 'rating', 'nr']);
const isNumeric = (key: string): boolean => numeric.has(key);

const systemValue = ({ reader, form, record }: Judged, key: string): JsonValue | undefined => {
  if (key === 'title') return reader.title(form, record);
  if (key === 'state') return record.state;
  if (key === 'created_by') return record.createdBy;
  if (key === 'department_id') return record.departmentId;
  if (key === 'created_at') return '2026-03-04T02:00:00.000Z';
  return undefined;
};

/** The titles of the related records that the reader reaches. */
const relatedTitles = (reader: NaiveReader, value: JsonValue): (string | null)[] =>
  (Array.isArray(value) ? value : [value]).flatMap((id: JsonValue) => {
    const source = reader.find('source', id);
    return source !== undefined && reader.reaches('source', source) ? [reader.title('source', source)] : [];
  });

const fits = ({ reader, form, record }: Judged, condition: FilterCondition): boolean => {
  const [key = '', inner] = condition.field.split('.');
  const system = systemValue({ reader, form, record }, key);
  if (system !== undefined) return holds(system, condition, reader);
  if (inner === undefined && key === 'lines')
    return reader.lines(record).length === 0 ? condition.is === 'empty' : condition.is === 'not-empty';
  if (inner === undefined) return holds(reader.value(form, record, key), condition, reader);
  if (inner === 'title')
    return relatedTitles(reader, reader.value(form, record, key)).some((title) =>
      holds(title, condition, reader),
    );
  return reader.lines(record).some((row) => holds(row[inner] ?? null, condition, reader));
};

const isFound = ({ reader, form, record }: Judged, piece: string): boolean => {
  const texts: JsonValue[] = [reader.title(form, record)];
  const searched = form === 'sample' ? ['code', 'name', 'memo', 'grade', 'tags'] : ['name', 'phone'];
  for (const key of searched) {
    const value = reader.value(form, record, key);
    // The labels of options are searched, not their keys.
    if (key === 'grade' || key === 'tags')
      texts.push(
        ...(Array.isArray(value) ? value : [value]).flatMap((each: JsonValue) =>
          each === null ? [] : [`${written(each)}级`],
        ),
      );
    else texts.push(value);
  }
  if (form === 'sample') texts.push(...reader.lines(record).map((row) => row['lot'] ?? null));
  return texts.some((text) => text !== null && fold(written(text)).includes(piece));
};

const collator = new Intl.Collator('zh');

const compare = (a: JsonValue, b: JsonValue, key: string): number => {
  if (typeof a === 'boolean') return Number(a) - Number(b);
  if (isNumeric(key) || key === 'at' || key === 'created_at')
    return Number(place(a, key)) - Number(place(b, key));
  return collator.compare(written(a), written(b));
};

/** The fields that a query speaks of and the reader never sees, as a query with one of them is refused. */
export const isRefused = (reader: NaiveReader, { form, filter, sort }: NaiveQuery): boolean => {
  const isNone = (path: string): boolean => {
    const [key = '', inner] = path.split('.');
    if (['title', 'state', 'created_by', 'department_id', 'created_at', 'nr'].includes(key)) return false;
    const rows = sampleForm.fields.some((field) => field.key === key && field.type === 'sub-table');
    return (
      reader.isNeverSeen(form, rows ? path : key) || (inner !== undefined && reader.isNeverSeen(form, key))
    );
  };
  return filter.some(({ field }) => isNone(field)) || isNone(sort.replace(/^-/, ''));
};

/** The records of a list in their order. */
export const naiveList = (reader: NaiveReader, query: NaiveQuery): StoredByTest[] => {
  const { form, filter, match, search, sort, deleted } = query;
  const pieces = fold(search).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const found = reader.world.records[form].filter((record) => {
    if (record.isDeleted !== deleted || !reader.reaches(form, record)) return false;
    if (deleted && reader.hits(form, record, 'delete').length === 0) return false;
    const judged = filter.map((condition) => fits({ reader, form, record }, condition));
    const matches = match === 'any' && filter.length > 0 ? judged.includes(true) : !judged.includes(false);
    return matches && pieces.every((piece) => isFound({ reader, form, record }, piece));
  });
  const key = sort.replace(/^-/, '');
  const sign = sort.startsWith('-') ? -1 : 1;
  const at = (record: StoredByTest): JsonValue =>
    key === 'nr' ? null : (systemValue({ reader, form, record }, key) ?? reader.value(form, record, key));
  const nr = (record: StoredByTest): number => reader.world.records[form].indexOf(record);
  return found.toSorted((a, b) => {
    const [left, right] = [at(a), at(b)];
    if ((left === null) !== (right === null)) return left === null ? 1 : -1;
    const byValue = left === null || right === null ? 0 : compare(left, right, key);
    return sign * (byValue === 0 ? nr(a) - nr(b) : byValue);
  });
};
