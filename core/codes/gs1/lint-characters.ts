import { characterSet, finding, firstOutside, type Lint, onlyDigits, wholly } from './lint.ts';

const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const small = 'abcdefghijklmnopqrstuvwxyz';
const figures = '0123456789';

/** GS1 AI encodable character set 82, in the order of its values (General Specifications 7.11). */
export const characters82 = `!"%&'()*+,-./${figures}:;<=>?${capitals}_${small}`;
/** Set 32, of which the check pair is made. */
export const characters32 = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

const set82 = characterSet(characters82);
const set39 = characterSet(`#-/${figures}${capitals}`);
const set64 = characterSet(`-_${figures}${capitals}${small}`);
const hex = characterSet(`${figures}ABCDEFabcdef`);

export const cset82: Lint = (value) => {
  const at = firstOutside(set82, value);
  return at < 0 ? undefined : finding('INVALID_CSET82_CHARACTER', at, 1);
};

export const cset39: Lint = (value) => {
  const at = firstOutside(set39, value);
  return at < 0 ? undefined : finding('INVALID_CSET39_CHARACTER', at, 1);
};

/** File-safe base64; padding may be left out, but where it stands it must fill up to a multiple of three. */
export const cset64: Lint = (value) => {
  let end = value.length;
  while (end > 0 && value.charAt(end - 1) === '=') end -= 1;
  const pads = value.length - end;
  if (pads > 2 || (pads > 0 && value.length % 3 !== 0)) return finding('INVALID_CSET64_PADDING', end, pads);
  const at = firstOutside(set64, value, { from: 0, to: end });
  return at < 0 ? undefined : finding('INVALID_CSET64_CHARACTER', at, 1);
};

export const csetnumeric: Lint = onlyDigits;

export const hasnondigit: Lint = (value) =>
  onlyDigits(value) === undefined ? wholly('REQUIRES_NON_DIGIT_CHARACTER', value) : undefined;

/** Text with percent escapes: every `%` starts one. */
export const pcenc: Lint = (value) => {
  for (let at = value.indexOf('%'); at >= 0; at = value.indexOf('%', at + 3)) {
    if (at + 2 >= value.length || firstOutside(hex, value, { from: at + 1, to: at + 3 }) >= 0)
      return finding('INVALID_PERCENT_SEQUENCE', at, Math.min(3, value.length - at));
  }
  return undefined;
};

export const hyphen: Lint = (value) => {
  for (let index = 0; index < value.length; index += 1) {
    if (value.charAt(index) !== '-') return wholly('NOT_HYPHEN', value);
  }
  return value === '' ? finding('NOT_HYPHEN', 0, 0) : undefined;
};

/** The importer index of the EU tobacco directive: one character of the 64. */
export const importeridx: Lint = (value) => {
  if (value.length !== 1) return wholly('IMPORTER_IDX_MUST_BE_ONE_CHARACTER', value);
  return firstOutside(set64, value) < 0 ? undefined : finding('INVALID_IMPORT_IDX_CHARACTER', 0, 1);
};
