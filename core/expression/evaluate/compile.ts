import { childrenOf, type Tree } from '../syntax/tree.ts';
import type { FunctionValue, Running, Value } from '../values/value.ts';
import { compileArithmetic, compileNegation } from './arithmetic-code.ts';
import type { Code, Compiler } from './code.ts';
import {
  compileBetween,
  compileComparison,
  compileInstance,
  compileInterval,
  compileTest,
  compileTests,
} from './compare-code.ts';
import { compileFilter, compileFor, compileQuantified } from './lists.ts';
import { compileIf, compileLogic } from './logic.ts';
import { Run } from './run.ts';
import {
  compileCall,
  compileContext,
  compileFunction,
  compileList,
  compileName,
  compilePath,
} from './structures.ts';

/** How much of a piece is shown in a sentence, in characters. */
const maxShown = 30;

/** Turns a tree into a closure, once. */
export const compileTree = (tree: Tree, text: string, builtIn: ReadonlyMap<string, FunctionValue>): Code => {
  const compiler: Compiler = {
    builtIn,
    compile: (part) => compilePiece(part, compiler),
    shown: ({ from, to }) => {
      const written = text.slice(from, to);
      return written.length > maxShown ? `${written.slice(0, maxShown)}…` : written;
    },
    mentions,
    runOf,
  };
  return compiler.compile(tree);
};

const mentions = (tree: Tree, name: string): boolean =>
  (tree.kind === 'name' && tree.name === name) || childrenOf(tree).some((child) => mentions(child, name));

const runOf = (running: Running): Run => {
  if (running instanceof Run) return running;
  throw new TypeError('A function is called within the evaluation that made it.');
};

const compilePiece = (tree: Tree, compiler: Compiler): Code => {
  switch (tree.kind) {
    case 'literal': {
      const { value } = tree;
      return () => value;
    }
    case 'name':
      return compileName(tree, compiler);
    case 'list':
      return compileList(tree, compiler);
    case 'context':
      return compileContext(tree, compiler);
    case 'interval':
      return compileInterval(tree, compiler);
    case 'test':
      return compileTest(tree, compiler);
    case 'negation':
      return compileNegation(tree, compiler);
    case 'arithmetic':
      return compileArithmetic(tree, compiler);
    case 'comparison':
      return compileComparison(tree, compiler);
    case 'and':
    case 'or':
      return compileLogic(tree, compiler);
    case 'between':
      return compileBetween(tree, compiler);
    case 'instance':
      return compileInstance(tree, compiler);
    case 'if':
      return compileIf(tree, compiler);
    case 'for':
      return compileFor(tree, compiler);
    case 'some':
    case 'every':
      return compileQuantified(tree, compiler);
    case 'path':
      return compilePath(tree, compiler);
    case 'filter':
      return compileFilter(tree, compiler);
    case 'call':
      return compileCall(tree, compiler);
    case 'function':
      return compileFunction(tree, compiler);
    case 'in':
    case 'tests':
      return compileMembership(tree, compiler);
  }
};

const compileMembership = (tree: Extract<Tree, { kind: 'in' | 'tests' }>, compiler: Compiler): Code => {
  const test = compileTests(tree.tests, compiler);
  if (tree.kind === 'in') {
    const value = compiler.compile(tree.value);
    return (scope, run) => test(value(scope, run))(scope, run);
  }
  if (tree.tests.length === 0) return () => true;
  return (scope, run) => {
    const value: Value = scope.find('?') ?? null;
    const passed = test(value)(scope, run);
    return tree.isNegated && passed !== null ? !passed : passed;
  };
};
