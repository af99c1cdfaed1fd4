import type { Text } from '../../platform/index.ts';
import { type FunctionValue, isList, type Running, type Value } from '../values/value.ts';
import { any } from '../types/type.ts';
import { accept, type Formal, Given, type Signature } from './signature.ts';

/** A function of the language: one or several ways of calling it. */
export interface BuiltIn extends FunctionValue {
  readonly signatures: readonly Signature[];
}

/** A built-in function from its signatures; the first that the arguments fit is taken. */
export const builtIn = (name: string, ...signatures: readonly Signature[]): BuiltIn => ({
  kind: 'function',
  name,
  signatures,
  parameters: (signatures[0]?.formals ?? []).map((formal) => ({
    name: formal.name,
    type: formal.types[0] ?? any,
  })),
  call: (given, run) =>
    callFirst(
      name,
      run,
      signatures.map((one) => ({ one, given: inOrder(one, given) })),
    ),
  callNamed: (given, run) =>
    callFirst(
      name,
      run,
      signatures.map((one) => ({ one, given: byName(one, given) })),
    ),
});

interface Fitting {
  readonly one: Signature;
  /** Undefined where the signature takes other arguments. */
  readonly given: readonly Value[] | undefined;
}

const isNeeded = (formal: Formal): boolean => !formal.isOptional;

const inOrder = ({ formals, isOpen }: Signature, given: readonly Value[]): readonly Value[] | undefined => {
  const least = formals.filter(isNeeded).length;
  return given.length < least || (!isOpen && given.length > formals.length) ? undefined : given;
};

const byName = ({ formals }: Signature, given: ReadonlyMap<string, Value>): readonly Value[] | undefined => {
  const isComplete = formals.every((formal) => formal.isOptional || given.has(formal.name));
  const isKnown = [...given.keys()].every((name) => formals.some((formal) => formal.name === name));
  return isComplete && isKnown ? formals.map(({ name }) => given.get(name) ?? null) : undefined;
};

const callFirst = (name: string, run: Running, fitting: readonly Fitting[]): Value => {
  let why: Text = { zh: '参数的个数或名称不对', en: 'the number or the names of the arguments are wrong' };
  for (const { one, given } of fitting) {
    if (given === undefined) continue;
    run.step(sizeOf(given));
    const taken = acceptAll(one, given);
    if (!('why' in taken)) return one.run(new Given(taken.values), run);
    why = taken.why;
  }
  return run.refuse({
    zh: `${name}：${why.zh}，所以没有值。`,
    en: `${name}: ${why.en}, so there is no value.`,
  });
};

/** What looking at the arguments costs: texts and lists by their length. */
const sizeOf = (given: readonly Value[]): number => {
  let size = 0;
  for (const value of given) {
    if (typeof value === 'string') size += value.length >> 7;
    else if (isList(value)) size += value.length >> 4;
  }
  return size;
};

const acceptAll = (
  { formals }: Signature,
  given: readonly Value[],
): { values: readonly Value[] } | { why: Text } => {
  const values: Value[] = [];
  for (const [index, value] of given.entries()) {
    const formal = formals[Math.min(index, formals.length - 1)];
    if (formal === undefined) continue;
    // What is left out is no mistake; what is written as null is one, unless the parameter may have no value.
    if (value === null && formal.isOptional && index >= formals.filter(isNeeded).length && formal.takesNull) {
      values.push(null);
      continue;
    }
    const taken = accept(value, formal);
    if ('why' in taken) return taken;
    values.push(taken.value);
  }
  return { values };
};
