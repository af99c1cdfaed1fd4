/**
 * How one field, or company prefix and reference together, lie in the bits of a tag (TDS 1.13, chapter 14).
 * `number`: without leading zeros. `digits`: so many decimal digits. `led`: digits of any length, a 1 put before
 * them. `ascii7`: 7 bits a character, zeros behind. `chars6`: 6 bits a character, ended by six zeros.
 */
export type TagPart =
  | {
      readonly kind: 'partitioned';
      /** Bits of prefix and reference together. */
      readonly bits: number;
      readonly reference: PartitionedReference;
    }
  | { readonly kind: 'number'; readonly bits: number }
  | { readonly kind: 'digits'; readonly bits: number; readonly digits: number }
  | { readonly kind: 'led'; readonly bits: number }
  | { readonly kind: 'ascii7'; readonly bits: number }
  | { readonly kind: 'chars6' }
  /** Five or six characters, a blank before five: of 8 or 6 bits each. */
  | { readonly kind: 'cage'; readonly bitsEach: 6 | 8 };

/** The reference behind a company prefix. */
export type PartitionedReference =
  /** Fills up to so many digits with the prefix. */
  | { readonly kind: 'digits'; readonly together: number }
  /** A number of at most so many digits with the prefix. */
  | { readonly kind: 'number'; readonly together: number }
  | { readonly kind: 'ascii7' }
  | { readonly kind: 'chars6' };

/** One binary encoding. */
export interface TagEncoding {
  /** As in the tag URI: `sgtin-96`. */
  readonly name: string;
  readonly scheme: string;
  /** The first eight bits. */
  readonly header: number;
  readonly filterBits: 0 | 3 | 4 | 6;
  readonly parts: readonly TagPart[];
  /** Zero bits at the end that belong to the encoding. */
  readonly reserved?: number;
  /** Read from old tags, no longer chosen for new ones. */
  readonly isDeprecated?: true;
}

/** Bits of a company prefix of 12, 11 … 6 digits: partition values 0 to 6. */
export const prefixBits: readonly number[] = [40, 37, 34, 30, 27, 24, 20];

const gtin: TagPart = { kind: 'partitioned', bits: 44, reference: { kind: 'digits', together: 13 } };
const sscc: TagPart = { kind: 'partitioned', bits: 58, reference: { kind: 'digits', together: 17 } };
const gln: TagPart = { kind: 'partitioned', bits: 41, reference: { kind: 'digits', together: 12 } };
const grai: TagPart = { kind: 'partitioned', bits: 44, reference: { kind: 'digits', together: 12 } };
const number = (bits: number): TagPart => ({ kind: 'number', bits });
const ascii7 = (characters: number): TagPart => ({ kind: 'ascii7', bits: characters * 7 });
const two: TagPart = { kind: 'digits', bits: 7, digits: 2 };
const led = (bits: number): TagPart => ({ kind: 'led', bits });

const fixed = (name: string, header: number, parts: readonly TagPart[]): TagEncoding => ({
  name,
  scheme: name.replace(/-.*/, ''),
  header,
  filterBits: 3,
  parts,
});

/** Every encoding, the shorter one of a scheme first; a new one is one line. */
export const tagEncodings: readonly TagEncoding[] = [
  fixed('sgtin-96', 0x30, [gtin, number(38)]),
  fixed('sgtin-198', 0x36, [gtin, ascii7(20)]),
  { ...fixed('sscc-96', 0x31, [sscc]), reserved: 24 },
  fixed('sgln-96', 0x32, [gln, number(41)]),
  fixed('sgln-195', 0x39, [gln, ascii7(20)]),
  fixed('grai-96', 0x33, [grai, number(38)]),
  fixed('grai-170', 0x37, [grai, ascii7(16)]),
  fixed('giai-96', 0x34, [{ kind: 'partitioned', bits: 82, reference: { kind: 'number', together: 25 } }]),
  fixed('giai-202', 0x38, [{ kind: 'partitioned', bits: 188, reference: { kind: 'ascii7' } }]),
  { ...fixed('gsrn-96', 0x2d, [sscc]), reserved: 24 },
  { ...fixed('gsrnp-96', 0x2e, [sscc]), reserved: 24 },
  fixed('gdti-96', 0x2c, [gln, number(41)]),
  { ...fixed('gdti-113', 0x3a, [gln, led(58)]), isDeprecated: true },
  fixed('gdti-174', 0x3e, [gln, ascii7(17)]),
  fixed('cpi-96', 0x3c, [
    { kind: 'partitioned', bits: 51, reference: { kind: 'number', together: 15 } },
    number(31),
  ]),
  fixed('cpi-var', 0x3d, [{ kind: 'partitioned', bits: 0, reference: { kind: 'chars6' } }, number(40)]),
  fixed('sgcn-96', 0x3f, [gln, led(41)]),
  fixed('itip-110', 0x40, [gtin, two, two, number(38)]),
  fixed('itip-212', 0x41, [gtin, two, two, ascii7(20)]),
  { ...fixed('gid-96', 0x35, [number(28), number(24), number(36)]), filterBits: 0 },
  { ...fixed('usdod-96', 0x2f, [{ kind: 'cage', bitsEach: 8 }, number(36)]), filterBits: 4 },
  {
    ...fixed('adi-var', 0x3b, [{ kind: 'cage', bitsEach: 6 }, { kind: 'chars6' }, { kind: 'chars6' }]),
    filterBits: 6,
  },
];

const byName = new Map(tagEncodings.map((encoding) => [encoding.name, encoding]));
const byHeader = new Map(tagEncodings.map((encoding) => [encoding.header, encoding]));

/** The encoding of a name (`sgtin-96`); undefined when there is none. */
export const tagEncoding = (name: string): TagEncoding | undefined => byName.get(name);

/** The encoding of the first byte of a tag; undefined when the standard gives it to none. */
export const encodingOfHeader = (header: number): TagEncoding | undefined => byHeader.get(header);
