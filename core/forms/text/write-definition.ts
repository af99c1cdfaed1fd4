import type { FormDefinition } from '../definition/form-definition.ts';

/** A form as it stands in a file: its key before its document. */
export interface FormFile {
  readonly form: string;
  readonly definition: FormDefinition;
}

/** The order of keys wherever they stand; what is not here follows by the alphabet. */
const keyOrder = [
  'form',
  'version',
  'kind',
  'key',
  'type',
  'name',
  'zh',
  'en',
  'label',
  'title',
  'help',
  'description',
  'icon',
  'colour',
  'group',
  'locked',
  'check',
  'on',
  'set',
  'field',
  'value',
  'expression',
  'settings',
  'visible',
  'required',
  'readOnly',
  'default',
  'options',
  'checks',
  'message',
  'rules',
  'span',
  'folded',
  'text',
  'fields',
  'children',
  'tabs',
  'layout',
  'uniques',
  'fills',
  'approval',
];

const places = new Map(keyOrder.map((key, place) => [key, place]));

const byPlace = (a: string, b: string): number => {
  const difference = (places.get(a) ?? keyOrder.length) - (places.get(b) ?? keyOrder.length);
  if (difference !== 0) return difference;
  return a < b ? -1 : Number(a > b);
};

const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null;

const entriesOf = (value: object): [string, unknown][] =>
  Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .toSorted(([a], [b]) => byPlace(a, b));

const isLabel = (value: unknown): boolean =>
  isBranch(value) &&
  Object.entries(value).every(([key, each]) => ['zh', 'en'].includes(key) && !isBranch(each));

/** Small things that are read as one: labels, options, places of the layout, lists of keys. */
const fitsOnOneLine = (value: object): boolean => {
  if (Array.isArray(value)) return value.every((each) => !isBranch(each));
  const entries = entriesOf(value);
  if (isLabel(value)) return true;
  const isThing = 'key' in value && !('type' in value);
  return isThing && entries.every(([, each]) => !isBranch(each) || isLabel(each));
};

const inOneLine = (value: unknown): string => {
  if (!isBranch(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inOneLine).join(', ')}]`;
  const entries = entriesOf(value).map(([key, each]) => `${JSON.stringify(key)}: ${inOneLine(each)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
};

const written = (value: unknown, indent: string): string => {
  if (!isBranch(value) || fitsOnOneLine(value)) return inOneLine(value);
  const deeper = `${indent}  `;
  if (Array.isArray(value))
    return `[\n${value.map((each) => deeper + written(each, deeper)).join(',\n')}\n${indent}]`;
  const entries = entriesOf(value).map(
    ([key, each]) => `${deeper}${JSON.stringify(key)}: ${written(each, deeper)}`,
  );
  return `{\n${entries.join(',\n')}\n${indent}}`;
};

/**
 * A form as text that reads well in a difference of versions: JSON in one fixed order, one thing a line, a line end
 * behind the last. The same definition always gives the same text; `readFormText` reads it back.
 */
export const writeFormText = ({ form, definition }: FormFile): string =>
  `${written({ form, ...definition }, '')}\n`;
