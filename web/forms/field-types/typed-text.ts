import type { JsonValue } from '@yuanliu/core/platform';

/** A value as it stands in a text box. */
export const typedText = (value: JsonValue): string => {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};
