/** Bits are held as text of `0` and `1`: a tag has a few hundred, and what is read is what the standard prints. */

/** A number in so many bits; undefined when it does not fit. */
export const bitsOf = (value: bigint, width: number): string | undefined => {
  const bits = width === 0 && value === 0n ? '' : value.toString(2).padStart(width, '0');
  return bits.length === width ? bits : undefined;
};

/** The number that bits stand for; 0 for none. */
export const numberOf = (bits: string): bigint => (bits === '' ? 0n : BigInt(`0b${bits}`));

/** Characters by the low `width` bits of their ASCII code, one after the other. */
export const textBits = (text: string, width: number): string =>
  text
    .split('')
    .map((character) => (character.charCodeAt(0) % 2 ** width).toString(2).padStart(width, '0'))
    .join('');

/** Hexadecimal in upper case, zeros added up to a whole 16-bit word. */
export const hexOf = (bits: string): string => {
  const padded = bits.padEnd(Math.ceil(bits.length / 16) * 16, '0');
  return (padded.match(/.{4}/g) ?? [])
    .map((four) => Number.parseInt(four, 2).toString(16))
    .join('')
    .toUpperCase();
};

/** The bits of hexadecimal digits. */
export const bitsOfHex = (hex: string): string =>
  hex
    .split('')
    .map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0'))
    .join('');

/** Reads bits from the left; a take beyond the end gives undefined, and so does every later one. */
export const bitReader = (
  bits: string,
): { take: (width: number) => string | undefined; rest: () => string } => {
  let at = 0;
  return {
    take: (width) => {
      if (at + width > bits.length) {
        at = bits.length + 1;
        return undefined;
      }
      const taken = bits.slice(at, at + width);
      at += width;
      return taken;
    },
    rest: () => bits.slice(at),
  };
};
