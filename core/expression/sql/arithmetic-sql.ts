import type { TreeOf } from '../syntax/tree.ts';
import { isDaysDuration, isMonthsDuration, type Value } from '../values/value.ts';
import type { SqlCompiler } from './compiler.ts';
import { parameter, type Piece, piece, sql, SqlRefusal, written } from './fragment.ts';
import { addition, division, multiplication } from './numbers.ts';

const nanosPerDay = 86_400_000_000_000n;

/** Days and months that a date column can be moved by without leaving the years that both know. */
const [maxDays, maxMonths] = [1_000_000n, 30_000];

export const arithmeticSql = (tree: TreeOf<'arithmetic'>, compiler: SqlCompiler): Piece => {
  const moved = dateMoved(tree, compiler);
  if (moved !== undefined) return moved;
  const operands = { tree, left: compiler.compile(tree.left), right: compiler.compile(tree.right) };
  const { left, right } = operands;
  if (left.kind === 'number' && right.kind === 'number') {
    if (tree.operator === '+' || tree.operator === '-') return addition(operands, tree.operator);
    if (tree.operator === '*') return multiplication(operands);
    if (tree.operator === '/') return division(operands);
  }
  const isNullable = left.isNullable || right.isNullable;
  if (tree.operator === '+' && left.kind === 'string' && right.kind === 'string') {
    return piece(sql`(${left} || ${right})`, { kind: 'string', isNullable });
  }
  if (tree.operator === '-' && left.kind === 'date' && right.kind === 'date') {
    return piece(sql`cast((${left} - ${right}) as numeric) * 86400`, {
      kind: 'days and time duration',
      isNullable,
    });
  }
  if (tree.operator !== '*' && tree.operator !== '/' && isDuration(left) && isDuration(right)) {
    const sum = sql`(${left} ${written(tree.operator)} ${right})`;
    if (tree.operator !== '**') return piece(sum, { kind: 'days and time duration', isNullable });
  }
  throw new SqlRefusal(tree, {
    zh: '这种运算不能在数据库中进行。',
    en: 'This operation cannot be done in the database.',
  });
};

const isDuration = ({ kind }: Piece): boolean => kind === 'days and time duration';

/** A date column with a known duration added or taken away; undefined for everything else. */
const dateMoved = (tree: TreeOf<'arithmetic'>, compiler: SqlCompiler): Piece | undefined => {
  if (tree.operator !== '+' && tree.operator !== '-') return undefined;
  const duration = compiler.known(tree.right);
  if (duration === undefined || !isMoving(duration)) return undefined;
  const date = compiler.compile(tree.left);
  if (date.kind !== 'date') return undefined;
  const by = isMonthsDuration(duration)
    ? monthsMoved(duration.months, tree.operator)
    : daysMoved(duration, tree.operator);
  if (by === undefined) {
    throw new SqlRefusal(tree.right, { zh: '时长太大。', en: 'The duration is too long.' });
  }
  const { isNullable } = date;
  return isMonthsDuration(duration)
    ? piece(sql`cast((${date} + make_interval(months => ${parameter(by, 'integer')})) as date)`, {
        kind: 'date',
        isNullable,
      })
    : piece(sql`(${date} + ${parameter(by, 'integer')})`, { kind: 'date', isNullable });
};

const isMoving = (value: Value): boolean => isDaysDuration(value) || isMonthsDuration(value);

const monthsMoved = (months: number, operator: '+' | '-'): string | undefined =>
  Math.abs(months) > maxMonths ? undefined : String(operator === '+' ? months : -months);

/** Whole days, towards the past where a part of a day is left over, as in FEEL. */
const daysMoved = (duration: Value, operator: '+' | '-'): string | undefined => {
  if (!isDaysDuration(duration)) return undefined;
  const nanos = operator === '+' ? duration.nanos : -duration.nanos;
  const days = nanos / nanosPerDay - (nanos % nanosPerDay < 0n ? 1n : 0n);
  return days > maxDays || days < -maxDays ? undefined : days.toString();
};
