import type { JsonValue, Text } from '../../platform/index.ts';
import { bothLanguages, type FormText } from '../definition/form-text.ts';

/** One difference between two versions, as a person reads it. */
export interface DefinitionChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly part: 'form' | 'field' | 'rule' | 'layout';
  /** The field it is about, from the record inward. */
  readonly field?: readonly string[];
  readonly text: Text;
  /** What stood and what stands, as the document has it; absent where there was or is nothing. */
  readonly from?: JsonValue;
  readonly to?: JsonValue;
}

/** A sentence with a label in it, in both languages. */
export const sentence = (
  label: FormText | Text,
  zh: (name: string) => string,
  en: (name: string) => string,
): Text => {
  const { zh: chinese, en: english } = bothLanguages(label);
  return { zh: zh(chinese), en: en(english) };
};

const isJson = (value: unknown): value is JsonValue => value !== undefined;

/** The two values of a change, as far as there are any. */
export const fromTo = (
  from: unknown,
  to: unknown,
): { readonly from?: JsonValue; readonly to?: JsonValue } => ({
  ...(isJson(from) && { from }),
  ...(isJson(to) && { to }),
});

/** True for what is the same in a document, whatever the order of its keys. */
export const isSame = (a: unknown, b: unknown): boolean => ordered(a) === ordered(b);

const ordered = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  ) ?? '';
