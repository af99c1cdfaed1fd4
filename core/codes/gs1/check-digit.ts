import { characters32, characters82 } from './lint-characters.ts';
import { digits, finding, firstOutside, type Lint, onlyDigits, wholly } from './lint.ts';

/** The sum of the first `length` digits, weighted 3, 1, 3 … from the right. */
const weightedSum = (value: string, length: number): number => {
  let sum = 0;
  for (let index = length - 1, weight = 3; index >= 0; index -= 1, weight = 4 - weight)
    sum += weight * (value.charCodeAt(index) - 48);
  return sum;
};

/** The check digit that belongs behind `body` (GS1 General Specifications 7.9.1); `body` is digits only. */
export const checkDigitOf = (body: string): string =>
  String((10 - (weightedSum(body, body.length) % 10)) % 10);

/** True where the text is digits and the last of them is the right check digit. */
export const hasRightCheckDigit = (value: string): boolean => csum(value) === undefined;

export const csum: Lint = (value) => {
  if (value === '') return finding('TOO_SHORT_FOR_CHECK_DIGIT', 0, 0);
  const bad = onlyDigits(value);
  if (bad !== undefined) return bad;
  const last = value.length - 1;
  const right = (10 - (weightedSum(value, last) % 10)) % 10;
  return value.charCodeAt(last) - 48 === right ? undefined : finding('INCORRECT_CHECK_DIGIT', last, 1);
};

/** The weights of the check pair: as many primes as the longest value has characters. */
const primes: readonly number[] = (() => {
  const found: number[] = [];
  for (let number = 2; found.length < 97; number += 1) {
    if (found.every((prime) => number % prime !== 0)) found.push(number);
  }
  return found;
})();

/** Value of each character by char code: 1 + its place in set 82, so that 0 means "not in the set". */
const values82 = new Uint8Array(128);
for (let index = 0; index < characters82.length; index += 1)
  values82[characters82.charCodeAt(index)] = index + 1;

const pairOf = (value: string, length: number): string => {
  let sum = 0;
  for (let index = 0; index < length; index += 1)
    sum += ((values82[value.charCodeAt(index)] ?? 1) - 1) * (primes[length - 1 - index] ?? 0);
  sum %= 1021;
  return characters32.charAt(sum >> 5) + characters32.charAt(sum & 31);
};

/**
 * The check pair of a Global Model Number, or undefined where `body` is longer than
 * 97 characters or holds one that is not of set 82.
 */
export const checkPairOf = (body: string): string | undefined => {
  for (let index = 0; index < body.length; index += 1) {
    if ((values82[body.charCodeAt(index)] ?? 0) === 0) return undefined;
  }
  return body.length > primes.length ? undefined : pairOf(body, body.length);
};

export const csumalpha: Lint = (value) => {
  if (value.length < 2) return wholly('TOO_SHORT_FOR_CHECK_PAIR', value);
  const body = value.length - 2;
  if (body > primes.length) return wholly('TOO_LONG_FOR_CHECK_PAIR_IMPLEMENTATION', value);
  for (let index = 0; index < body; index += 1) {
    if ((values82[value.charCodeAt(index)] ?? 0) === 0) return finding('INVALID_CSET82_CHARACTER', index, 1);
  }
  return value.slice(body) === pairOf(value, body) ? undefined : finding('INCORRECT_CHECK_PAIR', body, 2);
};

/** The shortest GS1 Company Prefix has four digits. */
const shortestPrefix = 4;

const companyPrefixAt = (value: string, start: number) => {
  const end = Math.min(value.length, start + shortestPrefix);
  const at = firstOutside(digits, value, { from: start, to: end });
  if (at >= 0) return finding('INVALID_GCP_PREFIX', at, 1);
  if (value.length < start + shortestPrefix)
    return finding('TOO_SHORT_FOR_GCP', start, Math.max(0, value.length - start));
  return undefined;
};

/** A company prefix begins at the first character. Which prefixes GS1 has given out is not asked. */
export const gcppos1: Lint = (value) => companyPrefixAt(value, 0);

/** A company prefix begins at the second character, behind an indicator or extension digit. */
export const gcppos2: Lint = (value) =>
  value.length < 2 ? wholly('TOO_SHORT_FOR_GCP', value) : companyPrefixAt(value, 1);
