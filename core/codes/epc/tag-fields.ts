import { bitsOf, numberOf, textBits, type bitReader } from './bits.ts';
import { type PartitionedReference, prefixBits, type TagPart } from './tag-encodings.ts';

/** The bits of the fields that a part takes from the front of `fields`; undefined when they do not fit it. */
export const writePart = (part: TagPart, fields: string[]): string | undefined => {
  const first = fields.shift() ?? '';
  switch (part.kind) {
    case 'partitioned':
      return writePartitioned(part, first, fields.shift() ?? '');
    case 'number':
      return isPlainNumber(first) ? bitsOf(BigInt(first), part.bits) : undefined;
    case 'digits':
      return first.length === part.digits ? bitsOf(BigInt(first), part.bits) : undefined;
    case 'led':
      return /^[0-9]+$/.test(first) ? bitsOf(BigInt(`1${first}`), part.bits) : undefined;
    case 'ascii7':
      return filled(textBits(first, 7), part.bits);
    case 'chars6':
      return `${textBits(first, 6)}000000`;
    case 'cage':
      return textBits(first.padStart(6, ' '), part.bitsEach);
    default:
      return undefined;
  }
};

const isPlainNumber = (text: string): boolean => /^(?:0|[1-9][0-9]*)$/.test(text);

const filled = (bits: string, width: number): string | undefined =>
  bits.length <= width ? bits.padEnd(width, '0') : undefined;

const writeReference = (
  reference: PartitionedReference,
  value: string,
  { bits, digits }: { readonly bits: number; readonly digits: number },
): string | undefined => {
  switch (reference.kind) {
    case 'digits':
      return value.length + digits === reference.together ? bitsOf(BigInt(value || '0'), bits) : undefined;
    case 'number':
      return isPlainNumber(value) && value.length + digits <= reference.together
        ? bitsOf(BigInt(value), bits)
        : undefined;
    case 'ascii7':
      return filled(textBits(value, 7), bits);
    case 'chars6':
      return `${textBits(value, 6)}000000`;
    default:
      return undefined;
  }
};

const writePartitioned = (
  part: TagPart & { readonly kind: 'partitioned' },
  prefix: string,
  reference: string,
): string | undefined => {
  const partition = 12 - prefix.length;
  const width = prefixBits[partition];
  if (width === undefined) return undefined;
  const bits = { bits: part.bits - width, digits: prefix.length };
  const written = writeReference(part.reference, reference, bits);
  const head = bitsOf(BigInt(partition), 3);
  const body = bitsOf(BigInt(prefix), width);
  return written === undefined || head === undefined || body === undefined
    ? undefined
    : head + body + written;
};

type Bits = ReturnType<typeof bitReader>;

/** The fields that a part holds; undefined when the bits break it or end too early. */
export const readPart = (part: TagPart, bits: Bits): readonly string[] | undefined => {
  switch (part.kind) {
    case 'partitioned':
      return readPartitioned(part, bits);
    case 'number':
      return one(bits.take(part.bits), (taken) => numberOf(taken).toString());
    case 'digits':
      return one(bits.take(part.bits), (taken) => decimal(taken, part.digits));
    case 'led':
      return one(bits.take(part.bits), (taken) => /^1([0-9]+)$/.exec(numberOf(taken).toString())?.[1]);
    case 'ascii7':
      return one(bits.take(part.bits), ascii);
    case 'chars6':
      return one(readChars6(bits), (text) => text);
    case 'cage':
      return one(bits.take(part.bitsEach * 6), (taken) => readCage(taken, part.bitsEach));
    default:
      return undefined;
  }
};

const one = (
  taken: string | undefined,
  meaning: (bits: string) => string | undefined,
): readonly string[] | undefined => {
  const value = taken === undefined ? undefined : meaning(taken);
  return value === undefined ? undefined : [value];
};

/** So many digits; undefined when the number is too big for them. */
const decimal = (bits: string, digits: number): string | undefined => {
  const value = numberOf(bits);
  if (digits === 0) return value === 0n ? '' : undefined;
  const text = value.toString().padStart(digits, '0');
  return text.length === digits ? text : undefined;
};

/** Characters up to the first zero; behind it there must be nothing. */
const ascii = (bits: string): string | undefined => {
  let text = '';
  let at = 0;
  for (; at + 7 <= bits.length; at += 7) {
    const code = Number(numberOf(bits.slice(at, at + 7)));
    if (code === 0) break;
    text += String.fromCharCode(code);
  }
  return bits.slice(at).includes('1') ? undefined : text;
};

/** Letters have 0 as their second bit from the left, digits and signs 1: six bits of ASCII without the highest. */
const char6 = (code: number): string => String.fromCharCode(code < 32 ? code + 64 : code);

const readChars6 = (bits: Bits): string | undefined => {
  let text = '';
  for (let taken = bits.take(6); taken !== undefined; taken = bits.take(6)) {
    const code = Number(numberOf(taken));
    if (code === 0) return text;
    text += char6(code);
  }
  return undefined;
};

const readCage = (bits: string, each: 6 | 8): string => {
  let text = '';
  for (let at = 0; at < bits.length; at += each) {
    const code = Number(numberOf(bits.slice(at, at + each)));
    text += each === 6 ? char6(code) : String.fromCharCode(code);
  }
  return text.replace(/^ /, '');
};

const readPartitioned = (
  part: TagPart & { readonly kind: 'partitioned' },
  bits: Bits,
): readonly string[] | undefined => {
  const partition = bits.take(3);
  const index = partition === undefined ? -1 : Number(numberOf(partition));
  const width = prefixBits[index];
  if (width === undefined) return undefined;
  const digits = 12 - index;
  const taken = bits.take(width);
  const prefix = taken === undefined ? undefined : decimal(taken, digits);
  if (prefix === undefined) return undefined;
  if (part.reference.kind === 'chars6') {
    const text = readChars6(bits);
    return text === undefined ? undefined : [prefix, text];
  }
  const rest = bits.take(part.bits - width);
  const reference = rest === undefined ? undefined : referenceIn(part.reference, rest, digits);
  return reference === undefined ? undefined : [prefix, reference];
};

const referenceIn = (
  reference: PartitionedReference,
  bits: string,
  prefixDigits: number,
): string | undefined => {
  if (reference.kind === 'ascii7') return ascii(bits);
  if (reference.kind !== 'number') {
    return reference.kind === 'digits' ? decimal(bits, reference.together - prefixDigits) : undefined;
  }
  const text = numberOf(bits).toString();
  return text.length + prefixDigits <= reference.together ? text : undefined;
};
