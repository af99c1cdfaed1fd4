import type { JsonValue } from '@yuanliu/core/platform';

/** The texts of a list, or the one that stands alone. */
export const textsIn = (value: JsonValue): readonly string[] =>
  [value].flat().filter((each): each is string => typeof each === 'string');
