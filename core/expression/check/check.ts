import { parseExpression, type Surroundings } from '../expression.ts';
import { builtInFunctions } from '../functions/all-functions.ts';
import type { Note } from '../note.ts';
import { normalizeName } from '../syntax/names.ts';
import type { Tree, TreeOf } from '../syntax/tree.ts';
import { isTaken, merged } from '../types/relate.ts';
import { any, boolean, type Type } from '../types/type.ts';
import { typeOfValue } from '../types/type-of-value.ts';
import { inferCall } from './infer-calls.ts';
import { inferContext, inferFilter, inferFor, inferList, inferPath, inferQuantified } from './infer-lists.ts';
import {
  checkCondition,
  checkTests,
  inferArithmetic,
  inferBetween,
  inferComparison,
  inferInterval,
  inferNegation,
  nameOfType,
} from './infer-operators.ts';
import { type Occurrence, Scope, type Typed } from './scope.ts';
import { suggestion } from './suggest.ts';

/** What a check found. */
export interface Checked {
  /** What the expression gives; `any` where that is known only when it runs. */
  readonly type: Type;
  /** What is wrong, in the order of the text; a text that cannot be read has one problem. */
  readonly problems: readonly Note[];
  /** The names that it uses, and their fields as `明细.单价`. */
  readonly uses: readonly string[];
}

/** What is checked besides the expression itself. */
export interface Checking extends Surroundings {
  /** What the expression must give. */
  readonly expected?: Type;
  /** The type of `?`, where unary tests are checked. */
  readonly tested?: Type;
}

/**
 * Reads an expression and checks its names and types, fast enough for every keystroke. Never throws.
 */
export const checkExpression = (text: string, checking: Checking): Checked => {
  const reading = parseExpression(text, checking);
  if (!reading.ok) return { type: any, problems: [reading.problem], uses: [] };
  const { tree } = reading.expression;
  const scope = scopeOf(checking);
  const { type } = infer(tree, scope);
  const { expected } = checking;
  if (expected !== undefined && !isTaken(type, expected)) {
    const [wanted, is] = [nameOfType(expected), nameOfType(type)];
    scope.report(tree, {
      zh: `结果应为${wanted.zh}，而这是${is.zh}。`,
      en: `The result must be ${wanted.en}, and this is ${is.en}.`,
    });
  }
  return { type, problems: scope.problems.toSorted((a, b) => a.from - b.from), uses: scope.uses };
};

/** Where the names of the surroundings stand in a text, in its order; undefined for a text that cannot be read. */
export const occurrencesOf = (text: string, checking: Checking): readonly Occurrence[] | undefined => {
  const reading = parseExpression(text, checking);
  if (!reading.ok) return undefined;
  const scope = scopeOf(checking);
  infer(reading.expression.tree, scope);
  return scope.occurrences.toSorted((a, b) => a.to - b.to);
};

const scopeOf = (checking: Checking): Scope => {
  const names = Object.entries(checking.names).map(([name, type]): [string, Typed] => {
    const normal = normalizeName(name);
    return [normal, { type, path: normal }];
  });
  if (checking.dialect === 'tests') names.push(['?', { type: checking.tested ?? any }]);
  return new Scope(new Map(names));
};

const infer = (tree: Tree, scope: Scope): Typed => {
  switch (tree.kind) {
    case 'literal':
      return inferLiteral(tree, scope);
    case 'name':
      return inferName(tree, scope);
    case 'list':
      return inferList(tree, scope, infer);
    case 'context':
      return inferContext(tree, scope, infer);
    case 'interval':
      return inferInterval(tree, scope, infer);
    case 'test':
      return { type: { kind: 'range', of: infer(tree.operand, scope).type } };
    case 'negation':
      return inferNegation(tree, scope, infer);
    case 'arithmetic':
      return inferArithmetic(tree, scope, infer);
    case 'comparison':
      return inferComparison(tree, scope, infer);
    case 'between':
      return inferBetween(tree, scope, infer);
    case 'for':
      return inferFor(tree, scope, infer);
    case 'some':
    case 'every':
      return inferQuantified(tree, scope, infer);
    case 'path':
      return inferPath(tree, scope, infer);
    case 'filter':
      return inferFilter(tree, scope, infer);
    case 'call':
      return inferCall(tree, scope, infer);
    default:
      return inferRest(tree, scope);
  }
};

type Rest = TreeOf<'and' | 'or' | 'in' | 'instance' | 'if' | 'function' | 'tests'>;

const inferRest = (tree: Rest, scope: Scope): Typed => {
  switch (tree.kind) {
    case 'and':
    case 'or':
      checkCondition(tree.left, scope, infer);
      checkCondition(tree.right, scope, infer);
      return { type: boolean };
    case 'in':
      checkTests(tree.tests, scope, { value: infer(tree.value, scope).type, infer });
      return { type: boolean };
    case 'tests':
      checkTests(tree.tests, scope, { value: scope.find('?')?.type ?? any, infer });
      return { type: boolean };
    case 'instance':
      infer(tree.value, scope);
      if (tree.type === undefined)
        scope.report(tree, { zh: '没有这样的类型。', en: 'There is no such type.' });
      return { type: boolean };
    case 'if':
      checkCondition(tree.condition, scope, infer);
      return { type: merged(infer(tree.yes, scope).type, infer(tree.no, scope).type) };
    case 'function': {
      const parameters = tree.parameters.map(({ name, type }): [string, Typed] => [name, { type }]);
      const result = infer(tree.body, scope.with(parameters)).type;
      return { type: { kind: 'function', parameters: tree.parameters.map(({ type }) => type), result } };
    }
  }
};

const inferLiteral = (tree: TreeOf<'literal'>, scope: Scope): Typed => {
  // `null` has four letters; a null that is longer is a text behind an @ that says no date.
  if (tree.value === null && tree.to - tree.from > 4) {
    scope.report(tree, {
      zh: '没有这样的日期、时间或时长。',
      en: 'There is no such date, time or duration.',
    });
  }
  return { type: tree.value === null ? { kind: 'null' } : typeOfValue(tree.value) };
};

const inferName = (tree: TreeOf<'name'>, scope: Scope): Typed => {
  const { name } = tree;
  const found = scope.find(name);
  if (found !== undefined) {
    scope.use(found.path, {
      from: tree.from,
      to: tree.to,
      isBehindDot: false,
      isAlias: found.isAlias === true,
    });
    return found;
  }
  const builtIn = builtInFunctions.get(name);
  if (builtIn !== undefined) return { type: { kind: 'function', parameters: [], result: any } };
  if (scope.isFull) return { type: any };
  const near = suggestion(name, [...scope.names(), ...builtInFunctions.keys()]);
  scope.report(
    tree,
    near === undefined
      ? { zh: `没有名为“${name}”的字段或函数。`, en: `There is no field or function '${name}'.` }
      : {
          zh: `没有名为“${name}”的字段或函数，是不是“${near}”？`,
          en: `There is no field or function '${name}'. Did you mean '${near}'?`,
        },
  );
  return { type: any };
};
