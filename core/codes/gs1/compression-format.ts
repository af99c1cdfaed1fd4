import type { ApplicationIdentifier, Component } from './application-identifiers.ts';
import { csetnumeric } from './lint-characters.ts';

/** One part of a value as compressed: digits as one number, or characters of the smallest alphabet that fits. */
export interface CompressedPart {
  readonly isNumeric: boolean;
  readonly most: number;
  /** A length goes before the value. */
  readonly isVariable: boolean;
}

const partOf = ({ least, most, isOptional, lints }: Component): CompressedPart => ({
  isNumeric: lints[0] === csetnumeric,
  most,
  isVariable: isOptional || least < most,
});

/** The General Specifications give these one part where the dictionary gives two. */
const asOnePart: ReadonlyMap<string, CompressedPart> = new Map([
  ['7007', { isNumeric: true, most: 12, isVariable: true }],
]);

/** The parts of a value: neighbours of one kind are one. */
export const partsOf = ({ ai, components }: ApplicationIdentifier): readonly CompressedPart[] => {
  const whole = asOnePart.get(ai);
  if (whole !== undefined) return [whole];
  const parts: CompressedPart[] = [];
  for (const component of components) {
    const part = partOf(component);
    const before = parts.at(-1);
    const isSame = before?.isNumeric === part.isNumeric && before.isVariable === part.isVariable;
    if (isSame) parts[parts.length - 1] = { ...part, most: before.most + part.most };
    else parts.push(part);
  }
  return parts;
};

/** Bits that the length of a part of at most so many characters takes. */
export const lengthBits = (most: number): number => Math.ceil(Math.log2(most) + 0.01);

/** Bits that a number of so many digits takes. */
export const valueBits = (digits: number): number => Math.ceil(digits * Math.log2(10) + 0.01);

export const base64Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

interface Encoding {
  readonly bits: number;
  readonly fits: RegExp;
  readonly indexOf: (character: string) => number;
  readonly charAt: (index: number) => string;
}

const alphabet = (letters: string, bits: number, fits: RegExp): Encoding => ({
  bits,
  fits,
  indexOf: (character) => letters.indexOf(character),
  charAt: (index) => letters.charAt(index),
});

/** The encodings of characters by their indicator; 0 stands for digits as one number. */
export const encodings: readonly (Encoding | undefined)[] = [
  undefined,
  alphabet('0123456789abcdef', 4, /^[0-9a-f]*$/),
  alphabet('0123456789ABCDEF', 4, /^[0-9A-F]*$/),
  alphabet(base64Letters, 6, /^[A-Za-z0-9_-]*$/),
  {
    bits: 7,
    fits: /^[ -~]*$/,
    indexOf: (character) => character.charCodeAt(0),
    charAt: (index) => String.fromCharCode(index),
  },
];

const pair = (code: string, ...ais: string[]): readonly [string, readonly string[]] => [code, ais];
const tenOf = (letter: string, key: string, prefix: string) =>
  Array.from({ length: 10 }, (_, digit) => pair(`${letter}${digit}`, key, `${prefix}${digit}`));
const sixOf = (first: string, prefix: string) =>
  Array.from('ABCDEF').map((letter, digit) => pair(`${first}${letter}`, '01', `${prefix}${digit}`));

/** Codes that stand for several identifiers in a row, in the order in which they are tried. */
export const sequences: ReadonlyMap<string, readonly string[]> = new Map([
  pair('0A', '01', '22'),
  pair('0B', '01', '10'),
  pair('0C', '01', '21'),
  pair('0D', '01', '17'),
  pair('0E', '01', '7003'),
  pair('0F', '01', '30'),
  pair('1A', '01', '10', '21', '17'),
  pair('1B', '01', '15'),
  pair('1C', '01', '11'),
  pair('1D', '01', '16'),
  pair('1E', '01', '91'),
  pair('1F', '01', '10', '15'),
  ...sixOf('2', '310'),
  ...sixOf('3', '320'),
  pair('9A', '8010', '8011'),
  pair('9B', '8017', '8019'),
  pair('9C', '8018', '8019'),
  pair('9D', '414', '254'),
  ...tenOf('A', '01', '392'),
  ...tenOf('C', '255', '390'),
  pair('CA', '255', '3940'),
  pair('CB', '255', '3941'),
  pair('CC', '255', '3942'),
  pair('CD', '255', '3943'),
]);
