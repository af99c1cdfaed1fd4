import type { Type } from '../types/type.ts';
import type { TestOperator, Value } from '../values/value.ts';

/** Where a piece stands in the text, and how many floors of the tree lie under it. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly height: number;
}

/** A variable that runs through a list, or from `source` to `end`. */
export interface Iterator {
  readonly name: string;
  readonly source: Tree;
  readonly end: Tree | undefined;
}

export interface Parameter {
  readonly name: string;
  readonly type: Type;
}

export interface Argument {
  readonly name: string | undefined;
  readonly value: Tree;
}

export interface Entry {
  readonly key: string;
  readonly value: Tree;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';

/** What a piece of an expression is; the names are those of DMN 10.3.1.2. */
export type Piece =
  | { readonly kind: 'literal'; readonly value: Value }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Tree[] }
  | { readonly kind: 'context'; readonly entries: readonly Entry[] }
  | {
      readonly kind: 'interval';
      readonly low: Tree;
      readonly lowIncluded: boolean;
      readonly high: Tree;
      readonly highIncluded: boolean;
    }
  | { readonly kind: 'test'; readonly operator: TestOperator; readonly operand: Tree }
  | { readonly kind: 'negation'; readonly operand: Tree }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Tree;
      readonly right: Tree;
    }
  | {
      readonly kind: 'comparison';
      readonly operator: TestOperator;
      readonly left: Tree;
      readonly right: Tree;
    }
  | { readonly kind: 'and' | 'or'; readonly left: Tree; readonly right: Tree }
  | { readonly kind: 'between'; readonly value: Tree; readonly low: Tree; readonly high: Tree }
  | { readonly kind: 'in'; readonly value: Tree; readonly tests: readonly Tree[] }
  | { readonly kind: 'instance'; readonly value: Tree; readonly type: Type | undefined }
  | { readonly kind: 'if'; readonly condition: Tree; readonly yes: Tree; readonly no: Tree }
  | { readonly kind: 'for'; readonly iterators: readonly Iterator[]; readonly body: Tree }
  | { readonly kind: 'some' | 'every'; readonly iterators: readonly Iterator[]; readonly body: Tree }
  | { readonly kind: 'path'; readonly source: Tree; readonly name: string }
  | { readonly kind: 'filter'; readonly source: Tree; readonly condition: Tree }
  | { readonly kind: 'call'; readonly callee: Tree; readonly arguments: readonly Argument[] }
  | { readonly kind: 'function'; readonly parameters: readonly Parameter[]; readonly body: Tree }
  /** Unary tests of the value named `?`; no tests: everything passes. */
  | { readonly kind: 'tests'; readonly isNegated: boolean; readonly tests: readonly Tree[] };

/** A piece of an expression with its place. */
export type Tree = Piece & Stretch;

/** A piece of one kind. */
export type TreeOf<K extends Piece['kind']> = Extract<Tree, { readonly kind: K }>;

/** The pieces directly under a piece. */
export const childrenOf = (tree: Piece): readonly Tree[] => {
  switch (tree.kind) {
    case 'literal':
    case 'name':
      return [];
    case 'list':
      return tree.items;
    case 'context':
      return tree.entries.map(({ value }) => value);
    case 'interval':
      return [tree.low, tree.high];
    case 'test':
    case 'negation':
      return [tree.operand];
    case 'arithmetic':
    case 'comparison':
    case 'and':
    case 'or':
      return [tree.left, tree.right];
    case 'between':
      return [tree.value, tree.low, tree.high];
    case 'in':
      return [tree.value, ...tree.tests];
    case 'instance':
      return [tree.value];
    case 'if':
      return [tree.condition, tree.yes, tree.no];
    case 'for':
    case 'some':
    case 'every':
      return [...tree.iterators.flatMap(({ source, end }) => (end ? [source, end] : [source])), tree.body];
    case 'path':
      return [tree.source];
    case 'filter':
      return [tree.source, tree.condition];
    case 'call':
      return [tree.callee, ...tree.arguments.map(({ value }) => value)];
    case 'function':
      return [tree.body];
    case 'tests':
      return tree.tests;
  }
};
