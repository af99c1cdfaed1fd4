import type { Text } from '../../platform/index.ts';
import { builtInFunctions } from '../functions/all-functions.ts';
import type { BuiltIn } from '../functions/built-in.ts';
import type { Formal, Signature } from '../functions/signature.ts';
import type { Tree, TreeOf } from '../syntax/tree.ts';
import { typeOfValue } from '../types/type-of-value.ts';
import { readDate, readDateTime, readDuration, readTime } from '../values/temporal-text.ts';
import type { Value } from '../values/value.ts';
import { isTaken, itemOf, merged } from '../types/relate.ts';
import { any, nothing, type Type } from '../types/type.ts';
import { nameOfType } from './infer-operators.ts';
import type { Infer, Scope, Typed } from './scope.ts';

interface Given {
  readonly name: string | undefined;
  readonly type: Type;
  readonly tree: Tree;
}

export const inferCall = (tree: TreeOf<'call'>, scope: Scope, infer: Infer): Typed => {
  const { callee } = tree;
  const given = tree.arguments.map(({ name, value }) => ({
    name,
    tree: value,
    type: infer(value, scope).type,
  }));
  const own = callee.kind === 'name' ? scope.find(callee.name) : undefined;
  const builtIn = callee.kind === 'name' ? builtInFunctions.get(callee.name) : undefined;
  if (builtIn !== undefined && own?.type.kind !== 'function')
    return { type: inferBuiltIn(tree, builtIn, { given, scope }) };
  const { type } = infer(callee, scope);
  if (type.kind === 'any') return { type: any };
  if (type.kind !== 'function') {
    const { zh, en } = nameOfType(type);
    scope.report(callee, { zh: `这是${zh}，不是函数。`, en: `This is ${en} and no function.` });
    return { type: any };
  }
  if (type.parameters.length !== given.length) {
    scope.report(tree, countText(String(type.parameters.length), given.length));
  } else {
    for (const [index, argument] of given.entries()) {
      const wanted = type.parameters[index] ?? any;
      if (argument.name === undefined && !isTaken(argument.type, wanted))
        reportArgument(argument, { wanted: [wanted], scope });
    }
  }
  return { type: type.result };
};

const countText = (wanted: string, given: number): Text => ({
  zh: `要 ${wanted} 个参数，给了 ${given} 个。`,
  en: `${wanted} arguments are taken, and ${given} are given.`,
});

const reportArgument = (
  { tree, type }: Given,
  { wanted, scope }: { wanted: readonly Type[]; scope: Scope },
): void => {
  const is = nameOfType(type);
  const names = wanted.map(nameOfType);
  scope.report(tree, {
    zh: `这里要${names.map(({ zh }) => zh).join('或')}，而这是${is.zh}。`,
    en: `This must be ${names.map(({ en }) => en).join(' or ')}, and it is ${is.en}.`,
  });
};

/** The parameter of each argument; undefined where the signature takes other arguments. */
const formalsOf = (
  { formals, isOpen }: Signature,
  given: readonly Given[],
): readonly Formal[] | undefined => {
  const needed = formals.filter(({ isOptional }) => !isOptional);
  if (given.some(({ name }) => name !== undefined)) {
    const named = given.map(({ name }) => formals.find((formal) => formal.name === name));
    const found = named.filter((formal) => formal !== undefined);
    const isComplete = needed.every((formal) => found.includes(formal));
    return found.length === given.length && isComplete ? found : undefined;
  }
  if (given.length < needed.length || (!isOpen && given.length > formals.length)) return undefined;
  return given.flatMap((_, index) => formals[Math.min(index, formals.length - 1)] ?? []);
};

const takes = (formal: Formal, type: Type): boolean => formal.types.some((wanted) => isTaken(type, wanted));

const inferBuiltIn = (
  tree: TreeOf<'call'>,
  { name, signatures }: BuiltIn,
  { given, scope }: { given: readonly Given[]; scope: Scope },
): Type => {
  const fitting = signatures.flatMap((one) => {
    const formals = formalsOf(one, given);
    return formals === undefined ? [] : [{ one, formals }];
  });
  const match = fitting.find(({ formals }) =>
    given.every(({ type }, index) => takesAt(formals, index, type)),
  );
  if (match !== undefined) {
    const types = given.map(({ type }) => type);
    return writtenType(tree, name, scope) ?? refined(name, match.one, types);
  }
  const [nearest] = fitting;
  if (nearest === undefined) {
    const ways = signatures.map(
      ({ formals }) => `${name}(${formals.map((formal) => formal.name).join(', ')})`,
    );
    scope.report(tree, {
      zh: `参数的个数或名称不对。写法：${ways.join(' 或 ')}。`,
      en: `The number or the names of the arguments are wrong. It is written ${ways.join(' or ')}.`,
    });
    return any;
  }
  for (const [index, argument] of given.entries()) {
    const wanted = fitting.flatMap(({ formals }) => formals[index]?.types ?? []);
    if (!wanted.some((type) => isTaken(argument.type, type))) {
      reportArgument(argument, { wanted: distinct(wanted), scope });
      return nearest.one.result;
    }
  }
  return nearest.one.result;
};

const takesAt = (formals: readonly Formal[], index: number, type: Type): boolean => {
  const formal = formals[index];
  return formal !== undefined && takes(formal, type);
};

const distinct = (types: readonly Type[]): Type[] =>
  types.filter((type, index) => types.findIndex(({ kind }) => kind === type.kind) === index);

const readers: Readonly<Record<string, (text: string) => Value | undefined>> = {
  date: readDate,
  time: readTime,
  'date and time': readDateTime,
  duration: readDuration,
};

/** The type of a date, time or duration that is written as a text, which is read at once; undefined for other calls. */
const writtenType = (tree: TreeOf<'call'>, name: string, scope: Scope): Type | undefined => {
  const [only, ...more] = tree.arguments;
  const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
  if (read === undefined || only?.value.kind !== 'literal' || more.length > 0) return undefined;
  const { value } = only.value;
  if (typeof value !== 'string') return undefined;
  const found = read(value);
  if (found !== undefined) return typeOfValue(found);
  scope.report(only.value, {
    zh: '没有这样的日期、时间或时长。',
    en: 'There is no such date, time or duration.',
  });
  return any;
};

/** Functions whose list holds what the given lists hold. */
const sameList = new Set([
  'sublist',
  'remove',
  'reverse',
  'distinct values',
  'sort',
  'concatenate',
  'union',
  'append',
  'insert before',
  'list replace',
]);

/** Functions that give one of the items, or something of their kind. */
const oneItem = new Set(['min', 'max', 'sum']);

const asList = (type: Type): Type => (type.kind === 'list' ? type : { kind: 'list', of: type });

/** What a call gives, told by what it was given where that is more than the signature knows. */
const refined = (name: string, { result }: Signature, given: readonly Type[]): Type => {
  const [first = any, second] = given;
  if (name === 'concatenate' || name === 'union') return given.map(asList).reduce(merged, nothing);
  if (name === 'append') return given.slice(1).map(asList).reduce(merged, asList(first));
  if (sameList.has(name)) return asList(first);
  if (oneItem.has(name)) return given.length > 1 ? given.reduce(merged, nothing) : itemOf(first);
  if (name === 'get value') return any;
  return name === 'duration' && second === undefined && first.kind !== 'string' ? first : result;
};
