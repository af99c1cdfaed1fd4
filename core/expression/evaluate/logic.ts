import type { TreeOf } from '../syntax/tree.ts';
import { kindNames } from '../values/kind-names.ts';
import { kindOf, type Value } from '../values/value.ts';
import type { Code, Compiler } from './code.ts';

/** True, false, or null for everything else (DMN 10.3.2.13, table 50). */
const truth = (value: Value): boolean | null => (typeof value === 'boolean' ? value : null);

/** `and` and `or` with three values: what decides alone decides, whatever the other is. */
export const compileLogic = (tree: TreeOf<'and' | 'or'>, compiler: Compiler): Code => {
  const [left, right] = [compiler.compile(tree.left), compiler.compile(tree.right)];
  const deciding = tree.kind === 'or';
  return (scope, run) => {
    run.step(1);
    const first = truth(left(scope, run));
    if (first === deciding) return deciding;
    const second = truth(right(scope, run));
    if (second === deciding) return deciding;
    return first === null || second === null ? null : !deciding;
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
