import type { Iterator, TreeOf } from '../syntax/tree.ts';
import { itemOf, merged } from '../types/relate.ts';
import { any, boolean, nothing, number, string, type Type } from '../types/type.ts';
import { propertyNames } from '../values/properties.ts';
import { checkCondition, checkOrder, nameOfType } from './infer-operators.ts';
import type { Infer, Scope, Typed } from './scope.ts';
import { suggestion } from './suggest.ts';

export const inferList = (tree: TreeOf<'list'>, scope: Scope, infer: Infer): Typed => {
  const types = tree.items.map((item) => infer(item, scope).type);
  const of = types.reduce(merged, nothing);
  return { type: { kind: 'list', of: of.kind === 'null' ? any : of } };
};

export const inferContext = (tree: TreeOf<'context'>, scope: Scope, infer: Infer): Typed => {
  const names = new Map<string, Typed>();
  const fields: Record<string, Type> = {};
  for (const { key, value } of tree.entries) {
    if (names.has(key)) scope.report(value, { zh: `“${key}”写了两次。`, en: `'${key}' is written twice.` });
    const typed = infer(value, scope.with(names));
    names.set(key, typed);
    fields[key] = typed.type;
  }
  return { type: { kind: 'context', fields } };
};

/** What an iterator's variable is, one turn after the other. */
const turnOf = ({ source, end }: Iterator, scope: Scope, infer: Infer): Typed => {
  const { type, path } = infer(source, scope);
  if (end !== undefined) {
    const high = infer(end, scope).type;
    checkOrder({ tree: source, left: type, right: high }, scope);
    return { type: merged(type, high) };
  }
  if (type.kind === 'range') return { type: type.of };
  return { type: itemOf(type), path, isAlias: true };
};

/** The scope in which the body of an iteration is checked. */
const iterating = (iterators: readonly Iterator[], scope: Scope, infer: Infer): Scope =>
  iterators.reduce((inner, iterator) => inner.with([[iterator.name, turnOf(iterator, inner, infer)]]), scope);

export const inferFor = (tree: TreeOf<'for'>, scope: Scope, infer: Infer): Typed => {
  const inner = iterating(tree.iterators, scope, infer);
  const partial: Typed = { type: { kind: 'list', of: any } };
  return { type: { kind: 'list', of: infer(tree.body, inner.with([['partial', partial]])).type } };
};

export const inferQuantified = (tree: TreeOf<'some' | 'every'>, scope: Scope, infer: Infer): Typed => {
  checkCondition(tree.body, iterating(tree.iterators, scope, infer), infer);
  return { type: boolean };
};

const duration: Type = { kind: 'days and time duration' };

const ofDate: Readonly<Record<string, Type>> = { year: number, month: number, day: number, weekday: number };
const ofClock: Readonly<Record<string, Type>> = {
  hour: number,
  minute: number,
  second: number,
  'time offset': duration,
  timezone: string,
};

/** The properties that the standard gives a type. */
const propertiesOf = (type: Type): Readonly<Record<string, Type>> => {
  switch (type.kind) {
    case 'date':
      return ofDate;
    case 'time':
      return ofClock;
    case 'date and time':
      return { ...ofDate, ...ofClock };
    case 'years and months duration':
      return { years: number, months: number };
    case 'days and time duration':
      return { days: number, hours: number, minutes: number, seconds: number };
    case 'range':
      return { start: type.of, end: type.of, 'start included': boolean, 'end included': boolean };
    default:
      return {};
  }
};

const joined = (path: string | undefined, name: string): string | undefined =>
  path === undefined ? undefined : `${path}.${name}`;

export const inferPath = (tree: TreeOf<'path'>, scope: Scope, infer: Infer): Typed => {
  const source = infer(tree.source, scope);
  if (source.type.kind === 'list') {
    const { type, path } = fieldOf(tree, { type: source.type.of, path: source.path }, scope);
    return { type: { kind: 'list', of: type }, path };
  }
  return fieldOf(tree, source, scope);
};

const fieldOf = (tree: TreeOf<'path'>, { type, path }: Typed, scope: Scope): Typed => {
  const { name } = tree;
  if (type.kind === 'any' || type.kind === 'null') return { type: any };
  const fields = type.kind === 'context' ? type.fields : propertiesOf(type);
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field !== undefined) {
    const own = type.kind === 'context' ? joined(path, name) : undefined;
    scope.use(own, { from: tree.source.to, to: tree.to, isBehindDot: true, isAlias: false });
    return { type: field, path: own };
  }
  if (type.kind === 'context' && type.open === true && !propertyNames.includes(name)) return { type: any };
  if (scope.isFull) return { type: any };
  const near = suggestion(name, Object.keys(fields));
  const shown = nameOfType(type);
  scope.report(
    { from: tree.source.to, to: tree.to },
    near === undefined
      ? { zh: `${shown.zh}中没有“${name}”。`, en: `There is no '${name}' in ${shown.en}.` }
      : {
          zh: `${shown.zh}中没有“${name}”，是不是“${near}”？`,
          en: `There is no '${name}' in ${shown.en}. Did you mean '${near}'?`,
        },
  );
  return { type: any };
};

export const inferFilter = (tree: TreeOf<'filter'>, scope: Scope, infer: Infer): Typed => {
  const { type, path } = infer(tree.source, scope);
  const item = itemOf(type);
  const names: [string, Typed][] = [['item', { type: item, path, isAlias: true }]];
  const fields: [string, Typed][] =
    item.kind === 'context'
      ? Object.entries(item.fields).map(([name, field]) => [name, { type: field, path: joined(path, name) }])
      : [];
  const condition = infer(tree.condition, scope.with(names).with(fields)).type;
  if (condition.kind === 'number') return { type: item, path };
  if (condition.kind !== 'boolean' && condition.kind !== 'any' && condition.kind !== 'null') {
    scope.report(tree.condition, {
      zh: '方括号里要是条件或位置（数字）。',
      en: 'A condition or a position stands in the brackets.',
    });
  }
  return { type: condition.kind === 'any' ? any : { kind: 'list', of: item }, path };
};
