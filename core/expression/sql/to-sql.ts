import type { Text } from '../../platform/index.ts';
import { type Compiled, compileExpression, evaluate } from '../expression.ts';
import { defaultLimits } from '../evaluate/run.ts';
import { normalizeName } from '../syntax/names.ts';
import { childrenOf, type Tree, type TreeOf } from '../syntax/tree.ts';
import type { Type } from '../types/type.ts';
import type { Value } from '../values/value.ts';
import { arithmeticSql } from './arithmetic-sql.ts';
import { betweenSql, comparisonSql, inSql, type Wanted } from './comparisons.ts';
import type { SqlCompiler } from './compiler.ts';
import {
  type Digits,
  type Fragment,
  type Piece,
  piece,
  sql,
  type SqlKind,
  SqlRefusal,
  SqlTooLong,
  written,
} from './fragment.ts';
import { callSql, pathSql } from './functions-sql.ts';
import { literal } from './literal.ts';

/**
 * A column that a name stands for: `sql` as it is put into the statement (quoted by the caller), its type (number for
 * numeric, string for text, boolean, date, date and time for timestamptz, list of string for text[]).
 */
export interface Column {
  readonly sql: string;
  readonly type: Type;
  /** Digits before and behind the point; 34 and 34 where nothing is said. Narrow columns make plainer SQL. */
  readonly digits?: Digits;
  /** True for a column that is never null. */
  readonly isRequired?: boolean;
}

/** What a condition is compiled with. */
export interface SqlSurroundings {
  /** The column of a name, or of a path such as `供应商.名称`; undefined for names of `values`. */
  readonly column: (name: string) => Column | undefined;
  /** Values that are known now, such as the user's: they become parameters. */
  readonly values?: Readonly<Record<string, Value>>;
  /** The moment and zone of `now()` and `today()`. */
  readonly now: Date;
  readonly zone: string;
  /** `condition`: null may stand for false, as a `where` takes it, which lets indexes be used. */
  readonly as?: 'condition' | 'value';
}

/** SQL with places for its parameters, or why there is none. */
export type SqlResult =
  | (Fragment & { readonly ok: true; readonly type: SqlKind })
  | {
      readonly ok: false;
      readonly refusal: { readonly from: number; readonly to: number; readonly text: Text };
    };

/**
 * The SQL of an expression (PostgreSQL 15 and later), which gives for every row what evaluating it gives, or a
 * refusal with its reason. Never throws. Put the places of the parameters between the parts.
 */
export const toSql = ({ expression }: Compiled, surroundings: SqlSurroundings): SqlResult => {
  const { tree } = expression;
  try {
    const compiler = sqlCompiler(expression.text, surroundings);
    const compiled = surroundings.as === 'condition' ? compiler.condition(tree) : compiler.compile(tree);
    const { parts, parameters, kind } = compiled;
    return { ok: true, parts, parameters, type: kind };
  } catch (error) {
    if (error instanceof SqlTooLong)
      return { ok: false, refusal: { from: tree.from, to: tree.to, text: tooLong } };
    if (!(error instanceof SqlRefusal)) throw error;
    return { ok: false, refusal: { from: error.tree.from, to: error.tree.to, text: error.text } };
  }
};

const tooLong: Text = {
  zh: '这个条件在数据库中会变得太长，请拆开或简化。',
  en: 'The condition would become too long for the database. Make it simpler.',
};

/** The name or dotted path that a piece writes; undefined for everything else. */
const pathOf = (tree: Tree): string | undefined => {
  if (tree.kind === 'name') return tree.name;
  if (tree.kind !== 'path') return undefined;
  const source = pathOf(tree.source);
  return source === undefined ? undefined : `${source}.${tree.name}`;
};

const sqlCompiler = (text: string, surroundings: SqlSurroundings): SqlCompiler => {
  const columnOf = (tree: Tree): Column | undefined => {
    const path = pathOf(tree);
    return path === undefined ? undefined : surroundings.column(path);
  };
  const hasColumn = (tree: Tree): boolean => columnOf(tree) !== undefined || childrenOf(tree).some(hasColumn);
  const values = new Map(
    Object.entries(surroundings.values ?? {}).map(([name, value]) => [normalizeName(name), value]),
  );
  // One budget for all that is computed beforehand.
  let left = defaultLimits.steps;
  const known = (tree: Tree): Value | undefined => {
    if (hasColumn(tree)) return undefined;
    const compiled = compileExpression({ text, tree, surroundings: { names: {} } });
    const { value, notes, stopped, steps } = evaluate(compiled, {
      ...surroundings,
      values: Object.fromEntries(values),
      limits: { steps: left },
    });
    left -= steps;
    if (stopped !== undefined) throw new SqlRefusal(tree, stopped.text);
    // A name that nobody knows must not become a test for no value.
    const [mistake] = notes;
    if (value === null && mistake !== undefined) throw new SqlRefusal(mistake, mistake.text);
    return value;
  };
  const compiler: SqlCompiler = {
    known,
    compile: (tree) => compileAny(tree, { compiler, columnOf, wanted: 'exact' }),
    condition: (tree) => compileAny(tree, { compiler, columnOf, wanted: 'truth' }),
  };
  return compiler;
};

interface Compiling {
  readonly compiler: SqlCompiler;
  readonly columnOf: (tree: Tree) => Column | undefined;
  readonly wanted: Wanted;
}

/** Numbers have 34 digits at most, on whichever side of the point. */
const widest: Digits = { whole: 34, fraction: 34 };

const kindOfColumn = (tree: Tree, type: Type): SqlKind => {
  if (type.kind === 'list' && type.of.kind === 'string') return 'list';
  if (
    type.kind === 'number' ||
    type.kind === 'string' ||
    type.kind === 'boolean' ||
    type.kind === 'date' ||
    type.kind === 'date and time'
  ) {
    return type.kind;
  }
  throw new SqlRefusal(tree, {
    zh: '这种类型的字段不能用在数据库的条件里。',
    en: 'A field of this type cannot be used in a condition of the database.',
  });
};

const compileAny = (tree: Tree, compiling: Compiling): Piece => {
  const { compiler, columnOf } = compiling;
  const column = columnOf(tree);
  if (column !== undefined) {
    return piece(written(column.sql), {
      kind: kindOfColumn(tree, column.type),
      isNullable: column.isRequired !== true,
      digits: column.digits ?? widest,
    });
  }
  const value = compiler.known(tree);
  if (value !== undefined && value !== null) return literal(tree, value);
  if (value === null) {
    // A condition that is always null holds for nothing; of a value its kind would have to be known.
    if (compiling.wanted === 'truth') return piece(written('false'), { kind: 'boolean', isNullable: false });
    throw new SqlRefusal(tree, {
      zh: '这一部分没有值。',
      en: 'This part has no value.',
    });
  }
  return compilePiece(tree, compiling);
};

const compilePiece = (tree: Tree, { compiler, wanted }: Compiling): Piece => {
  switch (tree.kind) {
    case 'and':
    case 'or':
      return logicSql(tree, compiler, wanted);
    case 'comparison':
      return comparisonSql(tree, compiler, wanted);
    case 'between':
      return betweenSql(tree, compiler);
    case 'in':
      return inSql(tree, compiler, wanted);
    case 'arithmetic':
      return arithmeticSql(tree, compiler);
    case 'negation':
      return negationSql(tree, compiler);
    case 'if':
      return ifSql(tree, compiler);
    case 'call':
      return callSql(tree, compiler);
    case 'path':
      return pathSql(tree, compiler);
    default:
      throw new SqlRefusal(tree, {
        zh: '这种写法不能用在数据库的条件里。',
        en: 'This cannot be used in a condition of the database.',
      });
  }
};

const logicSql = (tree: TreeOf<'and' | 'or'>, compiler: SqlCompiler, wanted: Wanted): Piece => {
  const sides = [tree.left, tree.right].map((side) => {
    const known = compiler.known(side);
    if (known === null) return piece(written('cast(null as boolean)'), { kind: 'boolean', isNullable: true });
    const compiled = wanted === 'truth' ? compiler.condition(side) : compiler.compile(side);
    if (compiled.kind !== 'boolean') {
      throw new SqlRefusal(side, { zh: '这里要有是或否的结果。', en: 'Yes or no is needed here.' });
    }
    return compiled;
  });
  const [left, right] = sides;
  if (left === undefined || right === undefined) throw new TypeError('A conjunction has two sides.');
  const fragment = sql`(${left} ${written(tree.kind)} ${right})`;
  return piece(fragment, { kind: 'boolean', isNullable: left.isNullable || right.isNullable });
};

const negationSql = (tree: TreeOf<'negation'>, compiler: SqlCompiler): Piece => {
  const operand = compiler.compile(tree.operand);
  if (operand.kind !== 'number' && operand.kind !== 'days and time duration') {
    throw new SqlRefusal(tree, { zh: '这种值没有相反数。', en: 'Such a value has no negative.' });
  }
  return piece(sql`(- ${operand})`, operand);
};

const ifSql = (tree: TreeOf<'if'>, compiler: SqlCompiler): Piece => {
  const condition = compiler.condition(tree.condition);
  const branches = [tree.yes, tree.no].map((branch) =>
    compiler.known(branch) === null ? undefined : compiler.compile(branch),
  );
  const [yes, no] = branches;
  const told = yes ?? no;
  if (
    condition.kind !== 'boolean' ||
    told === undefined ||
    (yes !== undefined && no !== undefined && yes.kind !== no.kind)
  ) {
    throw new SqlRefusal(tree, {
      zh: '条件要是是或否，两种结果要是同一种值。',
      en: 'The condition must be yes or no, and both results of one kind.',
    });
  }
  const nothing = written('null');
  return piece(sql`(case when ${condition} then ${yes ?? nothing} else ${no ?? nothing} end)`, {
    kind: told.kind,
    isNullable: yes === undefined || no === undefined || yes.isNullable || no.isNullable,
    digits: {
      whole: Math.max(yes?.digits.whole ?? 0, no?.digits.whole ?? 0),
      fraction: Math.max(yes?.digits.fraction ?? 0, no?.digits.fraction ?? 0),
    },
  });
};
