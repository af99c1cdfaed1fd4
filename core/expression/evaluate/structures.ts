import type { Tree, TreeOf } from '../syntax/tree.ts';
import { coerce } from '../types/conforms.ts';
import { normalizeName } from '../syntax/names.ts';
import { kindNames } from '../values/kind-names.ts';
import { userFunction } from '../values/user-function.ts';
import { propertyOf } from '../values/properties.ts';
import {
  type ContextValue,
  isContext,
  isFunction,
  isList,
  kindOf,
  type Running,
  type Value,
} from '../values/value.ts';
import { type Code, type Compiler, Scope } from './code.ts';
import type { Run } from './run.ts';

export const compileName = (tree: TreeOf<'name'>, compiler: Compiler): Code => {
  const { name } = tree;
  const builtIn = compiler.builtIn.get(name);
  return (scope, run) => {
    run.step(1);
    const value = scope.find(name) ?? builtIn;
    if (value !== undefined) return value;
    // A name that is there and has no value is found as null, too.
    if (scope.find(name) === null) return null;
    return run.note(tree, {
      zh: `没有名为“${name}”的字段或函数。`,
      en: `There is no field or function '${name}'.`,
    });
  };
};

export const compileList = (tree: TreeOf<'list'>, compiler: Compiler): Code => {
  const items = tree.items.map(compiler.compile);
  return (scope, run) => {
    run.step(1);
    return run.list(items.map((item) => item(scope, run)));
  };
};

export const compileContext = (tree: TreeOf<'context'>, compiler: Compiler): Code => {
  const entries = tree.entries.map(({ key, value }) => [key, compiler.compile(value)] as const);
  const twice = tree.entries.find(({ key }, index) =>
    tree.entries.some((other, at) => at < index && other.key === key),
  );
  return (scope, run) => {
    run.step(1);
    if (twice !== undefined) {
      return run.note(tree, { zh: `“${twice.key}”写了两次。`, en: `'${twice.key}' is written twice.` });
    }
    const values = new Map<string, Value>();
    const inner = new Scope(values, scope);
    for (const [key, code] of entries) values.set(key, code(inner, run));
    return { kind: 'context', entries: values };
  };
};

/** A field of a context; by its normal spelling where it is not found as it is written. */
const entryOf = ({ entries }: ContextValue, name: string): Value | undefined => {
  const entry = entries.get(name);
  if (entry !== undefined || !/[ ./\-'+*]/.test(name)) return entry;
  for (const [key, value] of entries) if (normalizeName(key) === name) return value;
  return undefined;
};

export const compilePath = (tree: TreeOf<'path'>, compiler: Compiler): Code => {
  const source = compiler.compile(tree.source);
  const shown = compiler.shown(tree.source);
  const { name } = tree;
  const field = (value: Value, run: Run): Value => {
    const found = isContext(value) ? entryOf(value, name) : propertyOf(value, name);
    if (found !== undefined) return found;
    if (value === null) {
      return run.note(tree, {
        zh: `“${shown}”没有值，所以取不到“${name}”。`,
        en: `'${shown}' has no value, so there is no '${name}' in it.`,
      });
    }
    const { zh, en } = kindNames[kindOf(value)];
    return run.note(tree, {
      zh: `“${shown}”（${zh}）中没有“${name}”。`,
      en: `There is no '${name}' in '${shown}' (${en}).`,
    });
  };
  return (scope, run) => {
    run.step(1);
    const value = source(scope, run);
    if (!isList(value)) return field(value, run);
    run.step(value.length);
    return value.map((item) => field(item, run));
  };
};

export const compileFunction = (tree: TreeOf<'function'>, compiler: Compiler): Code => {
  const body = compiler.compile(tree.body);
  const { parameters } = tree;
  const { height } = tree.body;
  return (scope) => {
    const call = (given: readonly Value[], run: Running): Value => {
      if (given.length !== parameters.length) {
        return run.refuse({
          zh: `函数要 ${parameters.length} 个参数，给了 ${given.length} 个。`,
          en: `The function takes ${parameters.length} arguments, and ${given.length} were given.`,
        });
      }
      const values = new Map<string, Value>();
      for (const [index, { name, type }] of parameters.entries()) {
        const value = coerce(given[index] ?? null, type, run.step);
        if (value === undefined) {
          return run.refuse({
            zh: `参数“${name}”的类型不对。`,
            en: `The argument '${name}' is of another type.`,
          });
        }
        values.set(name, value);
      }
      return run.nested(height, () => body(new Scope(values, scope), compiler.runOf(run)));
    };
    return userFunction(compiler.shown(tree), parameters, call);
  };
};

export const compileCall = (tree: TreeOf<'call'>, compiler: Compiler): Code => {
  const callee = compiler.compile(tree.callee);
  const builtIn = tree.callee.kind === 'name' ? compiler.builtIn.get(tree.callee.name) : undefined;
  const given = tree.arguments.map(({ name, value }) => ({ name, code: compiler.compile(value) }));
  const isNamed = given.some(({ name }) => name !== undefined);
  return (scope, run) => {
    run.step(1);
    const found = callee(scope, run);
    const target = isFunction(found) ? found : builtIn;
    const values = given.map(({ code }) => code(scope, run));
    if (target === undefined) return refuseCall(tree.callee, compiler, run);
    const { at } = run;
    run.at = tree;
    const result = isNamed
      ? target.callNamed(new Map(given.map(({ name }, index) => [name ?? '', values[index] ?? null])), run)
      : target.call(values, run);
    run.at = at;
    return result;
  };
};

const refuseCall = (callee: Tree, compiler: Compiler, run: Run): null => {
  const shown = compiler.shown(callee);
  return run.note(callee, { zh: `“${shown}”不是函数。`, en: `'${shown}' is no function.` });
};
