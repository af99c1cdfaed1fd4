import { findFieldType, type Reader } from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import { typedText } from '../typed-text.ts';
import type { TableColumn } from './use-table.ts';

/** A value as somebody goes on writing it: dates as they are shown, numbers without their unit. */
export const textToEdit = ({ shown: { type } }: TableColumn, value: JsonValue): string =>
  value === null ? '' : (type.bare?.(value) ?? typedText(value));

/** What was typed into a cell, as a value of its column; what cannot be read as it is, to be marked. */
export const valueOf = ({ field }: TableColumn, text: string, reader: Reader): JsonValue => {
  const read = findFieldType(field.type)?.read(text, field.settings, reader);
  if (read?.ok === true) return read.value;
  return text;
};
