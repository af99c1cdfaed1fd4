import {
  type FormDefinition,
  type FormField,
  type RecordValues,
  rowFieldsOf,
  typeOf,
} from '@yuanliu/core/forms';
import type { JsonValue, Text } from '@yuanliu/core/platform';
import { optionsOf } from '../rules/operators.ts';

const byColumn: Readonly<Record<string, JsonValue>> = {
  text: '示例',
  numeric: '10',
  boolean: true,
};

/** A value that a field takes, for records that there are none of; null where none can be made up. */
export const sampleValue = (field: FormField, now: Date): JsonValue => {
  const type = typeOf(field);
  const inner = rowFieldsOf(field);
  if (inner.length > 0) {
    const row = Object.fromEntries(inner.map((each) => [each.key, sampleValue(each, now)]));
    return [row, row];
  }
  const [option] = optionsOf(field, 'zh');
  const column = type.columns(field.settings)[0]?.type ?? '';
  const times: Readonly<Record<string, JsonValue>> = {
    date: now.toISOString().slice(0, 10),
    timestamptz: now.toISOString(),
  };
  const candidate = option?.value ?? byColumn[column] ?? times[column] ?? null;
  return (
    [candidate, [candidate]].find((each) => each !== null && type.check(each, field.settings).ok) ?? null
  );
};

/** How many made-up records a relation offers. */
const samples = [1, 2, 3];

/** The id of a made-up record. */
const sampleId = (number: number): string => `00000000-0000-4000-8000-00000000000${number}`;

/** Made-up records to choose among, by the name of what they are. */
export const sampleChoices = (name: Text, language: 'zh' | 'en') =>
  samples.map((number) => ({
    id: sampleId(number),
    title: language === 'zh' ? `示例${name.zh} ${number}` : `Sample ${name.en} ${number}`,
  }));

/** The fields of a made-up record of a form. */
export const sampleRecord = (
  definition: FormDefinition | undefined,
  title: string,
  now: Date,
): RecordValues => ({
  title,
  name: title,
  ...Object.fromEntries((definition?.fields ?? []).map((field) => [field.key, sampleValue(field, now)])),
});
