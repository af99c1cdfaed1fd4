import type { Decimal } from 'decimal.js';
import type { Text } from '../../platform/index.ts';
import { coerce } from '../types/conforms.ts';
import { any, simpleTypeOf, type Type } from '../types/type.ts';
import {
  isContext,
  isFunction,
  isList,
  isNumber,
  isRange,
  type ContextValue,
  type FunctionValue,
  type RangeValue,
  type Running,
  type Value,
} from '../values/value.ts';

/** One parameter of a built-in function. */
export interface Formal {
  readonly name: string;
  /** One of these types is taken. */
  readonly types: readonly Type[];
  readonly isOptional: boolean;
  /** True where a call without a value still has a result. */
  readonly takesNull: boolean;
}

/** One way of calling a built-in function. */
export interface Signature {
  readonly formals: readonly Formal[];
  /** The last parameter may be repeated. */
  readonly isOpen: boolean;
  readonly result: Type;
  readonly run: (given: Given, running: Running) => Value;
}

const typeOfWord = (word: string): Type => {
  if (word === 'list') return { kind: 'list', of: any };
  if (word === 'range') return { kind: 'range', of: any };
  if (word === 'context') return { kind: 'context', fields: {}, open: true };
  if (word === 'function') return { kind: 'function', parameters: [], result: any };
  const of = /^list<(.+)>$/.exec(word)?.[1];
  if (of !== undefined) return { kind: 'list', of: typeOfWord(of) };
  return simpleTypeOf(word) ?? any;
};

const formalPattern = /^(\.\.\.)?([^:?]+)(\?)?: ([^?]+)(\?)?$/;

/**
 * A signature from its line: `string: string, start: number, length?: number`. `?` behind a name: may be left out;
 * behind a type: may have no value; `...` before the last: may be repeated; `|` between types: one of them.
 */
export const signature = (line: string, result: string, run: Signature['run']): Signature => {
  const formals = (line === '' ? [] : line.split(', ')).map((part): Formal & { isOpen: boolean } => {
    const [, open, name = '', optional, types = '', nullable] = formalPattern.exec(part) ?? [];
    return {
      name,
      types: types.split('|').map(typeOfWord),
      isOptional: optional !== undefined,
      takesNull: nullable !== undefined || types === 'any',
      isOpen: open !== undefined,
    };
  });
  return { formals, isOpen: formals.at(-1)?.isOpen ?? false, result: typeOfWord(result), run };
};

/** The arguments of a call, already of the types that the signature asks for. */
export class Given {
  readonly values: readonly Value[];

  constructor(values: readonly Value[]) {
    this.values = values;
  }

  value(index: number): Value {
    return this.values[index] ?? null;
  }

  has(index: number): boolean {
    return this.value(index) !== null;
  }

  text(index: number): string {
    const value = this.value(index);
    if (typeof value === 'string') return value;
    throw new TypeError(`Argument ${index} is no text.`);
  }

  number(index: number): Decimal {
    const value = this.value(index);
    if (isNumber(value)) return value;
    throw new TypeError(`Argument ${index} is no number.`);
  }

  /** A number as a whole one, cut off towards zero. */
  whole(index: number): number {
    const number = this.number(index);
    // Beyond all positions and sizes there are; so large a number is slow to turn into a plain one.
    if (number.e > 15) return number.isNegative() ? -Number.MAX_SAFE_INTEGER : Number.MAX_SAFE_INTEGER;
    return number.trunc().toNumber();
  }

  list(index: number): readonly Value[] {
    const value = this.value(index);
    if (isList(value)) return value;
    throw new TypeError(`Argument ${index} is no list.`);
  }

  context(index: number): ContextValue {
    const value = this.value(index);
    if (isContext(value)) return value;
    throw new TypeError(`Argument ${index} is no context.`);
  }

  range(index: number): RangeValue {
    const value = this.value(index);
    if (isRange(value)) return value;
    throw new TypeError(`Argument ${index} is no range.`);
  }

  callable(index: number): FunctionValue {
    const value = this.value(index);
    if (isFunction(value)) return value;
    throw new TypeError(`Argument ${index} is no function.`);
  }
}

/** An argument as a parameter wants it, or why it cannot be had. */
export const accept = (
  value: Value,
  { name, types, takesNull }: Formal,
): { value: Value } | { why: Text } => {
  if (value === null) {
    return takesNull
      ? { value }
      : { why: { zh: `参数“${name}”没有值`, en: `the argument '${name}' has no value` } };
  }
  for (const type of types) {
    const coerced = coerce(value, type);
    if (coerced !== undefined && coerced !== null) return { value: coerced };
  }
  return { why: { zh: `参数“${name}”的类型不对`, en: `the argument '${name}' is of another type` } };
};
