import { digits, finding, firstOutside, type Lint, onlyDigits, wholly } from './lint.ts';
import type { LintCode } from './lint-text.ts';

const isZeroes = (value: string): boolean => {
  for (let index = 0; index < value.length; index += 1) if (value.charAt(index) !== '0') return false;
  return true;
};

export const zero: Lint = (value) =>
  value !== '' && isZeroes(value) ? undefined : wholly('NOT_ZERO', value);

export const nonzero: Lint = (value) =>
  onlyDigits(value) ?? (isZeroes(value) ? wholly('ILLEGAL_ZERO_VALUE', value) : undefined);

export const nozeroprefix: Lint = (value) =>
  onlyDigits(value) ?? (value.startsWith('0') ? finding('ILLEGAL_ZERO_PREFIX', 0, 1) : undefined);

/** One of a few single characters. */
const oneOf =
  (allowed: string, code: LintCode): Lint =>
  (value) =>
    value.length === 1 && allowed.includes(value) ? undefined : wholly(code, value);

export const yesno: Lint = oneOf('01', 'NOT_ZERO_OR_ONE');
export const winding: Lint = oneOf('019', 'INVALID_WINDING_DIRECTION');
/** Biological sex by ISO/IEC 5218. */
export const iso5218: Lint = oneOf('0129', 'INVALID_BIOLOGICAL_SEX_CODE');

/** Ten digits up to `limit`: degrees times 10^7, shifted so that none is negative. */
const coordinate =
  (limit: string, badLength: LintCode, badValue: LintCode): Lint =>
  (value) => {
    if (value.length !== limit.length) return wholly(badLength, value);
    return onlyDigits(value) ?? (value > limit ? wholly(badValue, value) : undefined);
  };

export const latitude: Lint = coordinate('1800000000', 'LATITUDE_INVALID_LENGTH', 'INVALID_LATITUDE');
export const longitude: Lint = coordinate('3600000000', 'LONGITUDE_INVALID_LENGTH', 'INVALID_LONGITUDE');

/** Piece number and number of pieces, each one half of the value. */
export const pieceoftotal: Lint = (value) => {
  const half = value.length / 2;
  if (half === 0 || !Number.isInteger(half)) return wholly('INVALID_LENGTH_FOR_PIECE_OF_TOTAL', value);
  const bad = onlyDigits(value);
  if (bad !== undefined) return bad;
  const piece = value.slice(0, half);
  const total = value.slice(half);
  if (isZeroes(piece)) return finding('ZERO_PIECE_NUMBER', 0, half);
  if (isZeroes(total)) return finding('ZERO_TOTAL_PIECES', half, half);
  return piece > total ? wholly('PIECE_NUMBER_EXCEEDS_TOTAL', value) : undefined;
};

/** `<position>/<end>`, both without a leading zero. */
export const posinseqslash: Lint = (value) => {
  const slash = firstOutside(digits, value);
  const isMalformed =
    slash <= 0 ||
    value.charAt(slash) !== '/' ||
    slash === value.length - 1 ||
    firstOutside(digits, value, { from: slash + 1 }) >= 0;
  if (isMalformed) return wholly('POSITION_IN_SEQUENCE_MALFORMED', value);
  if (value.startsWith('0')) return finding('ILLEGAL_ZERO_PREFIX', 0, slash);
  const position = value.slice(0, slash);
  const end = value.slice(slash + 1);
  if (end.startsWith('0')) return finding('ILLEGAL_ZERO_PREFIX', slash + 1, end.length);
  // Without leading zeros the longer number is the greater one.
  const exceeds = position.length === end.length ? position > end : position.length > end.length;
  return exceeds ? wholly('POSITION_EXCEEDS_END', value) : undefined;
};
