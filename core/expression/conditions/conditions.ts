/** What a named value is compared with: something written, or another name. */
export type Operand =
  | { readonly kind: 'text'; readonly value: string }
  /** A decimal number as it is written, such as `12.50`. */
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'yes-no'; readonly value: boolean }
  /** `2026-03-04`. */
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'name'; readonly value: string };

/** How two values are compared. */
export const comparisons = {
  is: '=',
  'is-not': '!=',
  less: '<',
  'at-most': '<=',
  more: '>',
  'at-least': '>=',
} as const;

/** A function that tells something of a value and another. */
export const tellingFunctions = {
  contains: 'contains',
  'starts-with': 'starts with',
  'ends-with': 'ends with',
  /** Of a list: one of its items. */
  has: 'list contains',
} as const;

/** How a condition judges a named value: `any-of` takes several operands, the last four take none. */
export type ConditionOperator =
  | keyof typeof comparisons
  | keyof typeof tellingFunctions
  | 'any-of'
  | 'empty'
  | 'not-empty'
  | 'no-items'
  | 'some-items';

/** One line of a condition: a name such as `supplier.country`, how it is judged, by what. */
export interface ConditionTest {
  readonly name: string;
  readonly operator: ConditionOperator;
  readonly operands: readonly Operand[];
}

/** Lines and groups of which all, or any one, must hold. */
export interface ConditionGroup {
  readonly join: 'and' | 'or';
  readonly parts: readonly ConditionPart[];
}

/** A line, or a group in a group. */
export type ConditionPart = ConditionTest | ConditionGroup;

/** True for a group. */
export const isConditionGroup = (part: ConditionPart): part is ConditionGroup => 'join' in part;
