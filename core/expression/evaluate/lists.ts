import type { Decimal } from 'decimal.js';
import type { Iterator, TreeOf } from '../syntax/tree.ts';
import { dateOfDayNumber, dayNumberOf } from '../values/calendar.ts';
import { EvaluationStop } from '../values/stop.ts';
import { isContext, isDate, isList, isNumber, isRange, numberOf, type Value } from '../values/value.ts';
import { type Code, type Compiler, Scope } from './code.ts';
import type { Run } from './run.ts';

/** More turns than any budget allows; counted by plain numbers. */
const maxTurns = 1e9;

/** What an iterator runs through: an array, or the values from one end to the other, both included. */
type Sequence = { readonly length: number; readonly at: (index: number) => Value };

const counted = (low: number, high: number, make: (number: number) => Value): Sequence => {
  const step = low <= high ? 1 : -1;
  const length = Math.floor(Math.abs(high - low)) + 1;
  if (length > maxTurns) throw new EvaluationStop('steps');
  return { length, at: (index) => make(low + step * index) };
};

/** The whole numbers, or the days, from one to another, upward or downward. */
const between = (low: Value, high: Value): Sequence | undefined => {
  if (isNumber(low) && isNumber(high)) {
    const sequence = counted(0, high.minus(low).toNumber(), numberOf);
    return {
      length: sequence.length,
      at: (index) => low.plus(numberOf(high.lessThan(low) ? -index : index)),
    };
  }
  if (isDate(low) && isDate(high)) {
    return counted(dayNumberOf(low), dayNumberOf(high), (number) => dateOfDayNumber(number) ?? null);
  }
  return undefined;
};

const sequenceOf = (value: Value): Sequence | undefined => {
  if (value === null) return undefined;
  if (isList(value)) return { length: value.length, at: (index) => value[index] ?? null };
  if (!isRange(value)) return { length: 1, at: () => value };
  const { low, high } = value;
  if (isNumber(low) && isNumber(high) && low.greaterThan(high)) return undefined;
  const all = between(low, high);
  if (all === undefined || (isDate(low) && isDate(high) && dayNumberOf(low) > dayNumberOf(high)))
    return undefined;
  const skipped = value.lowIncluded ? 0 : 1;
  const length = Math.max(0, all.length - skipped - (value.highIncluded ? 0 : 1));
  return { length, at: (index) => all.at(index + skipped) };
};

interface IteratorCode {
  readonly name: string;
  readonly source: Code;
  readonly end: Code | undefined;
  readonly tree: Iterator;
}

const compileIterators = (iterators: readonly Iterator[], compiler: Compiler): IteratorCode[] =>
  iterators.map((tree) => ({
    tree,
    name: tree.name,
    source: compiler.compile(tree.source),
    end: tree.end === undefined ? undefined : compiler.compile(tree.end),
  }));

interface Round {
  readonly iterators: readonly IteratorCode[];
  readonly run: Run;
  /** Called for every combination; true ends the round. */
  readonly visit: (scope: Scope) => boolean;
}

/** Goes through every combination. False when something cannot be gone through. */
const goThrough = ({ iterators, run, visit }: Round, scope: Scope): boolean => {
  const turn = (index: number, outer: Scope): 'on' | 'end' | 'null' => {
    const iterator = iterators[index];
    if (iterator === undefined) return visit(outer) ? 'end' : 'on';
    const low = iterator.source(outer, run);
    const sequence = iterator.end === undefined ? sequenceOf(low) : between(low, iterator.end(outer, run));
    if (sequence === undefined) {
      run.note(iterator.tree.source, {
        zh: '这里要有列表，或从数字到数字、从日期到日期的范围，才能逐个处理。',
        en: 'A list, or a range from number to number or date to date, is needed here to go through.',
      });
      return 'null';
    }
    for (let position = 0; position < sequence.length; position += 1) {
      run.step(1);
      const result = turn(index + 1, outer.with(iterator.name, sequence.at(position)));
      if (result !== 'on') return result;
    }
    return 'on';
  };
  return turn(0, scope) !== 'null';
};

export const compileFor = (tree: TreeOf<'for'>, compiler: Compiler): Code => {
  const iterators = compileIterators(tree.iterators, compiler);
  const body = compiler.compile(tree.body);
  const usesPartial = compiler.mentions(tree.body, 'partial');
  return (scope, run) => {
    const results: Value[] = [];
    const visit = (inner: Scope): boolean => {
      if (usesPartial) run.step(results.length >> 3);
      const value = body(usesPartial ? inner.with('partial', [...results]) : inner, run);
      results.push(value);
      if (results.length % 256 === 0) run.list(results);
      return false;
    };
    return goThrough({ iterators, run, visit }, scope) ? run.list(results) : null;
  };
};

export const compileQuantified = (tree: TreeOf<'some' | 'every'>, compiler: Compiler): Code => {
  const iterators = compileIterators(tree.iterators, compiler);
  const body = compiler.compile(tree.body);
  const deciding = tree.kind === 'some';
  return (scope, run) => {
    let result: boolean | null = !deciding;
    const visit = (inner: Scope): boolean => {
      const value = body(inner, run);
      if (value === deciding) result = deciding;
      else if (typeof value !== 'boolean') result = null;
      return value === deciding;
    };
    return goThrough({ iterators, run, visit }, scope) ? result : null;
  };
};

/** A filter's condition sees the item as `item`, and the item's own fields by their names. */
const itemScope = (scope: Scope, item: Value): Scope => {
  const named = scope.with('item', item);
  return isContext(item) ? new Scope(item.entries, named) : named;
};

export const compileFilter = (tree: TreeOf<'filter'>, compiler: Compiler): Code => {
  const source = compiler.compile(tree.source);
  const condition = compiler.compile(tree.condition);
  return (scope, run) => {
    run.step(1);
    const value = source(scope, run);
    if (value === null) return null;
    const items = isList(value) ? value : [value];
    const kept: Value[] = [];
    for (const item of items.length === 0 ? [null] : items) {
      run.step(1);
      const result = condition(itemScope(scope, item), run);
      if (isNumber(result)) return itemAt(items, result) ?? refusePlace(tree, result, run);
      if (result !== null && typeof result !== 'boolean') {
        return run.note(tree.condition, {
          zh: '方括号里要是条件或位置（数字）。',
          en: 'A condition or a position stands in the brackets.',
        });
      }
      if (result === true && items.length > 0) kept.push(item);
    }
    return kept;
  };
};

/** The item at a place counted from 1, or from the end by -1. */
const itemAt = (items: readonly Value[], place: Decimal): Value | undefined => {
  if (!place.isInteger() || place.isZero() || place.abs().greaterThan(items.length)) return undefined;
  const index = place.toNumber();
  return items[index < 0 ? items.length + index : index - 1];
};

const refusePlace = (tree: TreeOf<'filter'>, place: Decimal, run: Run): null =>
  run.note(tree.condition, {
    zh: `列表没有第 ${place.toPrecision()} 项。`,
    en: `The list has no item ${place.toPrecision()}.`,
  });
