import type { Tree, TreeOf } from '../syntax/tree.ts';
import { kindNames } from '../values/kind-names.ts';
import { kindOf, type Value } from '../values/value.ts';
import type { Code, Compiler } from './code.ts';
import type { Run } from './run.ts';

/** Says of a side that is neither yes nor no why nothing follows; a computed one has said so itself. */
const explain = (tree: Tree, value: Value, { compiler, run }: { compiler: Compiler; run: Run }): void => {
  if (value === null && tree.kind !== 'name' && tree.kind !== 'path') return;
  const shown = compiler.shown(tree);
  const { zh, en } = kindNames[kindOf(value)];
  run.note(tree, {
    zh: `“${shown}”是${zh}，不是“是”或“否”，所以条件没有结果。`,
    en: `'${shown}' is ${en} instead of yes or no, so the condition has no result.`,
  });
};

/**
 * `and` and `or` with three values (DMN 10.3.2.13, table 50): what decides alone decides, whatever the other is;
 * what is neither true nor false counts as null.
 */
export const compileLogic = (tree: TreeOf<'and' | 'or'>, compiler: Compiler): Code => {
  const [left, right] = [compiler.compile(tree.left), compiler.compile(tree.right)];
  const deciding = tree.kind === 'or';
  return (scope, run) => {
    run.step(1);
    const first = left(scope, run);
    if (first === deciding) return deciding;
    const second = right(scope, run);
    if (second === deciding) return deciding;
    if (typeof first === 'boolean' && typeof second === 'boolean') return !deciding;
    if (typeof first !== 'boolean') explain(tree.left, first, { compiler, run });
    if (typeof second !== 'boolean') explain(tree.right, second, { compiler, run });
    return null;
  };
};

export const compileIf = (tree: TreeOf<'if'>, compiler: Compiler): Code => {
  const condition = compiler.compile(tree.condition);
  const [yes, no] = [compiler.compile(tree.yes), compiler.compile(tree.no)];
  const shown = compiler.shown(tree.condition);
  return (scope, run) => {
    run.step(1);
    const value = condition(scope, run);
    if (value === true) return yes(scope, run);
    if (value !== false) {
      const { zh, en } = kindNames[kindOf(value)];
      run.note(tree.condition, {
        zh: `条件“${shown}”的结果是${zh}，不是“是”或“否”，所以按 else 计算。`,
        en: `The condition '${shown}' gives ${en} instead of yes or no, so what stands behind else is taken.`,
      });
    }
    return no(scope, run);
  };
};
