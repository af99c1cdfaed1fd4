import {
  type FormField,
  type RecordValues,
  rowFieldsOf,
  rowsOf,
  type Target,
  targetOf,
} from '@yuanliu/core/forms';
import type { JsonValue, Text } from '@yuanliu/core/platform';
import type { PlacedIssue } from './judge-record.ts';
import type { RelatedRecords } from './related-records.ts';

const notOffered: Text = {
  zh: '所选对象不存在、已停用，或不在您的数据范围内，请重新选择',
  en: 'what was chosen does not exist, is no longer in use, or lies outside your reach; choose again',
};

const idsOf = (value: JsonValue | undefined): string[] =>
  (Array.isArray(value) ? value : [value])
    .filter((id) => typeof id === 'string')
    .map((id) => id.trim().toLowerCase());

interface Choosing {
  readonly known: RelatedRecords;
  /** What the record pointed at before: it may stay, whoever saves it. */
  readonly stood: ReadonlySet<string>;
}

const wrongIn = (
  fields: readonly FormField[],
  { values, path }: { values: RecordValues; path: string },
  { known, stood }: Choosing,
): PlacedIssue[] =>
  fields.flatMap((field) => {
    const value = values[field.key] ?? null;
    const own = `${path}/${field.key}`;
    const target: Target | undefined = targetOf(field);
    const wrong =
      target !== undefined && idsOf(value).some((id) => !stood.has(id) && !known.isOffered(target, id));
    const inRows = rowFieldsOf(field);
    return [
      ...(wrong ? [{ path: own, text: notOffered }] : []),
      ...(inRows.length === 0
        ? []
        : rowsOf(value).flatMap((row, index) =>
            wrongIn(inRows, { values: row, path: `${own}/${index}` }, { known, stood }),
          )),
    ];
  });

const idsIn = (fields: readonly FormField[], values: RecordValues): string[] =>
  fields.flatMap((field) => {
    const value = values[field.key] ?? null;
    const inRows = rowFieldsOf(field);
    if (inRows.length > 0) return rowsOf(value).flatMap((row) => idsIn(inRows, row));
    return targetOf(field) === undefined ? [] : idsOf(value);
  });

/** What was sent that its sender may not choose, unless it stood there before. */
export const wrongChoices = (
  fields: readonly FormField[],
  { sent, before }: { sent: RecordValues; before: RecordValues | undefined },
  known: RelatedRecords,
): PlacedIssue[] => {
  const stood = new Set(before === undefined ? [] : idsIn(fields, before));
  return wrongIn(fields, { values: sent, path: '' }, { known, stood });
};
