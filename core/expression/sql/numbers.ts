import type { Tree } from '../syntax/tree.ts';
import { type Digits, type Fragment, type Piece, piece, sql, SqlRefusal, written } from './fragment.ts';

/** FEEL keeps 34 digits of every result, half to even; numeric keeps all. */
const precision = 34;

/** PostgreSQL divides to 1,000 places at most. */
const maxScale = 1_000;

/**
 * A number as FEEL keeps it: nothing is done to one of 34 digits or less; of others the last digits are rounded,
 * a tie towards the even one (`round` of PostgreSQL goes away from zero in ties).
 */
const kept = (number: Fragment): Fragment => sql`(select case when s.n <= 34 then s.v
 when abs(s.v - trunc(s.v, s.k)) * 2 = power(10::numeric, -s.k) and mod(trunc(s.v, s.k) * power(10::numeric, s.k), 2) = 0
 then trunc(s.v, s.k) else round(s.v, s.k) end
 from (select d.v, d.n, scale(d.v) - (d.n - 34) as k
 from (select x.v, length(ltrim(replace(abs(x.v)::text, '.', ''), '0')) as n from (select ${number} as v) x) d) s)`;

const isNarrow = ({ whole, fraction }: Digits): boolean => whole + fraction <= precision;

const numberPiece = (fragment: Fragment, digits: Digits, isNullable: boolean): Piece => {
  const rounded = isNarrow(digits) ? fragment : kept(fragment);
  return piece(rounded, { kind: 'number', isNullable, digits });
};

interface Operands {
  readonly tree: Tree;
  readonly left: Piece;
  readonly right: Piece;
}

/** Sum and difference. */
export const addition = ({ left, right }: Operands, sign: '+' | '-'): Piece => {
  const digits = {
    whole: Math.max(left.digits.whole, right.digits.whole) + 1,
    fraction: Math.max(left.digits.fraction, right.digits.fraction),
  };
  const fragment = sql`(${left} ${written(sign)} ${right})`;
  return numberPiece(fragment, digits, left.isNullable || right.isNullable);
};

const tooWide = (tree: Tree): SqlRefusal =>
  new SqlRefusal(tree, {
    zh: '这里的数字位数太多，数据库算不出同样的结果。',
    en: 'The numbers have too many digits here for the database to come to the same result.',
  });

export const multiplication = ({ tree, left, right }: Operands): Piece => {
  const digits = {
    whole: left.digits.whole + right.digits.whole,
    fraction: left.digits.fraction + right.digits.fraction,
  };
  if (digits.whole + digits.fraction > maxScale) throw tooWide(tree);
  return numberPiece(sql`(${left} * ${right})`, digits, left.isNullable || right.isNullable);
};

/**
 * A quotient of two numbers of 34 digits differs from a tie of its 34th digit, unless it is one, by no less than one
 * part in 10^69: with 80 digits behind the first it rounds as the exact one does. Over zero it is null.
 */
export const division = ({ tree, left, right }: Operands): Piece => {
  const lead = left.digits.fraction + right.digits.whole;
  const scale = lead + 80;
  if (scale > maxScale) throw tooWide(tree);
  const digits = { whole: left.digits.whole + right.digits.fraction, fraction: lead + precision };
  const quotient = sql`(round(${left}, ${written(String(scale))}) / nullif(${right}, 0))`;
  return piece(kept(quotient), { kind: 'number', isNullable: true, digits });
};
