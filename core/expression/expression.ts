import { compileTree } from './evaluate/compile.ts';
import { type Code, Scope } from './evaluate/code.ts';
import { defaultLimits, type Limits, Run } from './evaluate/run.ts';
import { builtInFunctions, builtInNames } from './functions/all-functions.ts';
import type { Note } from './note.ts';
import { normalizeName } from './syntax/names.ts';
import { parse } from './syntax/parse.ts';
import type { Tree } from './syntax/tree.ts';
import { fieldNamesOf } from './types/field-names.ts';
import type { Type } from './types/type.ts';
import { propertyNames } from './values/properties.ts';
import { EvaluationStop, type StopReason, stopText } from './values/stop.ts';
import type { Value } from './values/value.ts';

/** What an expression may name, and how it is read. */
export interface Surroundings {
  /** The names that stand for values, with their types. */
  readonly names: Readonly<Record<string, Type>>;
  /** Types that `instance of` and parameters may name. */
  readonly types?: Readonly<Record<string, Type>>;
  /** `tests`: unary tests about the value `?`, as a decision table's cells hold them. */
  readonly dialect?: 'expression' | 'tests';
}

/** An expression that was read. Its tree is nobody's business outside this module. */
export interface Expression {
  readonly text: string;
  readonly surroundings: Surroundings;
  readonly tree: Tree;
}

/** An expression that is ready to run, any number of times. */
export interface Compiled {
  readonly expression: Expression;
  readonly code: Code;
}

/** What came of reading. */
export type Reading =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly problem: Note };

/** Reads a text; the first place that cannot be read is told in both languages. Never throws. */
export const parseExpression = (text: string, surroundings: Surroundings): Reading => {
  const { names, types = {}, dialect = 'expression' } = surroundings;
  const parsed = parse(text, {
    names: dialect === 'tests' ? [...Object.keys(names), '?'] : Object.keys(names),
    fields: [...propertyNames, ...fieldNamesOf(Object.values(names))],
    types,
    builtIn: builtInNames,
    isTests: dialect === 'tests',
  });
  return parsed.ok ? { ok: true, expression: { text, surroundings, tree: parsed.tree } } : parsed;
};

/** Makes an expression ready to run: once for any number of evaluations. */
export const compileExpression = (expression: Expression): Compiled => ({
  expression,
  code: compileTree(expression.tree, expression.text, builtInFunctions),
});

/** What an evaluation is given. Nothing else is read: no clock, no zone of the host. */
export interface Circumstances {
  /** Values by name; a name that is left out is unknown. `?` is what unary tests are about. */
  readonly values: Readonly<Record<string, Value>>;
  /** The moment that `now()` and `today()` tell. */
  readonly now: Date;
  /** The zone in which they tell it (IANA name). */
  readonly zone: string;
  readonly limits?: Partial<Limits>;
}

/** An evaluation that was given up, and why. */
export interface EvaluationStopped {
  readonly reason: StopReason;
  readonly text: Note['text'];
}

/** What an evaluation gave. */
export interface Evaluation {
  /** Null when it was stopped. */
  readonly value: Value;
  /** Where a value is missing or null by mistake, why; at most 20. */
  readonly notes: readonly Note[];
  readonly stopped: EvaluationStopped | undefined;
  /** How much of the budget it used up. */
  readonly steps: number;
}

/** Runs an expression within its budget. Never throws on whatever the expression or the values are. */
export const evaluate = ({ code }: Compiled, circumstances: Circumstances): Evaluation => {
  const run = new Run(circumstances, { ...defaultLimits, ...circumstances.limits });
  const values = new Map<string, Value>();
  for (const [name, value] of Object.entries(circumstances.values)) values.set(normalizeName(name), value);
  try {
    const value = code(new Scope(values, undefined), run);
    return { value, notes: run.notes, stopped: undefined, steps: run.steps };
  } catch (error) {
    if (!(error instanceof EvaluationStop)) throw error;
    const { reason } = error;
    return { value: null, notes: run.notes, stopped: { reason, text: stopText(reason) }, steps: run.steps };
  }
};
