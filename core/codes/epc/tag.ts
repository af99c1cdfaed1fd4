import { type Reading, read } from '../reading.ts';
import { bitReader, bitsOf, bitsOfHex, hexOf, numberOf } from './bits.ts';
import { type Epc, epcOf, fieldsOf, isPattern, readFields } from './epc-uri.ts';
import { refuse } from '../refuse.ts';
import { encodingOfHeader, type TagEncoding, tagEncoding, tagEncodings } from './tag-encodings.ts';
import { readPart, writePart } from './tag-fields.ts';

/** What is written on a tag: an EPC, the filter value, and the binary encoding. */
export interface Tag {
  readonly encoding: TagEncoding;
  /** 0 for encodings without one; 0–7, for usdod 0–15, for adi 0–63. */
  readonly filter: number;
  readonly epc: Epc;
}

const written = ({ encoding, filter, epc }: Tag): string | undefined => {
  const fields = epc.fields.filter((value) => value !== null);
  const head = bitsOf(BigInt(encoding.header), 8);
  const filterBits = bitsOf(BigInt(filter), encoding.filterBits);
  if (head === undefined || filterBits === undefined) return undefined;
  let bits = head + filterBits;
  for (const part of encoding.parts) {
    const more = writePart(part, fields);
    if (more === undefined) return undefined;
    bits += more;
  }
  return bits + '0'.repeat(encoding.reserved ?? 0);
};

/**
 * Puts an EPC into an encoding (`sgtin-96`) with a filter value. Refused: an encoding of another scheme, a filter
 * out of range, and what the encoding cannot hold – in `-96` a serial with letters, with leading zeros or beyond
 * its bits (sgtin and grai 2^38−1, sgln and gdti 2^41−1, cpi 2^31−1).
 */
export const tagOf = (
  epc: Epc,
  { encoding: name, filter = 0 }: { readonly encoding: string; readonly filter?: number },
): Reading<Tag> => {
  const encoding = tagEncoding(name);
  if (encoding === undefined || encoding.scheme !== epc.scheme.name || isPattern(epc)) {
    return refuse(
      'UNKNOWN_ENCODING',
      `“${name}”不是 ${epc.scheme.name} 标识的标签编码`,
      `"${name}" is no tag encoding of a ${epc.scheme.name}`,
    );
  }
  const most = 2 ** encoding.filterBits - 1;
  if (!Number.isInteger(filter) || filter < 0 || filter > most) {
    return refuse('FILTER_OUT_OF_RANGE', `过滤值应为 0–${most}`, `The filter value must be 0 to ${most}`);
  }
  const tag = { encoding, filter, epc };
  return written(tag) === undefined
    ? refuse(
        'DOES_NOT_FIT',
        `${fieldsOf(epc)} 放不进 ${name}：序列号须为纯数字、不带前导零且不超出位数；可改用更长的编码`,
        `${fieldsOf(epc)} does not fit ${name}: the serial must be digits without leading zeros and within its bits; take a longer encoding`,
      )
    : read(tag);
};

/** The shortest encoding that holds the EPC; refused for schemes that no tag carries (lgtin, ginc, gsin …). */
export const shortestTagOf = (epc: Epc, filter = 0): Reading<Tag> => {
  for (const { name, scheme, isDeprecated } of tagEncodings) {
    const tag =
      scheme === epc.scheme.name && !isDeprecated ? tagOf(epc, { encoding: name, filter }) : undefined;
    if (tag?.ok) return tag;
  }
  return tagOf(epc, { encoding: `${epc.scheme.name}-96`, filter });
};

/** `urn:epc:tag:sgtin-96:1.0614141.812345.6789`; without a filter for gid. */
export const tagUri = ({ encoding, filter, epc }: Tag): string =>
  `urn:epc:tag:${encoding.name}:${encoding.filterBits === 0 ? '' : `${filter}.`}${fieldsOf(epc)}`;

/** Reads a tag URI (TDS 1.13, chapter 12), strictly; refused also when the encoding cannot hold its fields. */
export const readTagUri = (uri: string): Reading<Tag> => {
  const [, name = '', body = ''] = /^urn:epc:tag:([a-z0-9-]+):(.*)$/s.exec(uri) ?? [];
  const encoding = tagEncoding(name);
  if (encoding === undefined) {
    return refuse(
      'NOT_A_TAG_URI',
      '标签 URI 应以 urn:epc:tag: 和编码名（如 sgtin-96）开头',
      'A tag URI starts with urn:epc:tag: and the name of an encoding such as sgtin-96',
    );
  }
  const [, filter, fields] =
    encoding.filterBits === 0 ? ['', '0', body] : (/^(0|[1-9][0-9]?)\.(.*)$/s.exec(body) ?? []);
  if (filter === undefined || fields === undefined) {
    return refuse(
      'FILTER_OUT_OF_RANGE',
      '编码名之后应是过滤值和点',
      'Behind the encoding stand the filter value and a dot',
    );
  }
  const epc = readFields(encoding.scheme, fields, { escaping: 'strict', stars: false });
  return epc.ok ? tagOf(epc.value, { encoding: name, filter: Number(filter) }) : epc;
};

/** The EPC memory of a tag in hexadecimal, upper case, filled up to a whole 16-bit word. */
export const tagHex = (tag: Tag): string => hexOf(written(tag) ?? '');

/**
 * Reads the EPC memory of a tag (TDS 1.13, chapter 14): hexadecimal, any case, without the PC word. Words of zeros
 * behind the encoding are read over. Refused: an unknown header, too few digits, a partition value of 7, numbers
 * beyond their digits, characters out of set, and anything but zeros where the encoding has zeros.
 */
export const readTagHex = (hex: string): Reading<Tag> => {
  if (!/^[0-9A-Fa-f]{8,}$/.test(hex)) {
    return refuse('NOT_HEXADECIMAL', 'EPC 应为十六进制数字 0–9、A–F', 'An EPC is hexadecimal: 0–9 and A–F');
  }
  const encoding = encodingOfHeader(Number.parseInt(hex.slice(0, 2), 16));
  if (encoding === undefined) {
    return refuse(
      'UNKNOWN_HEADER',
      `标头 ${hex.slice(0, 2).toUpperCase()} 不是已知的 EPC 编码`,
      `The header ${hex.slice(0, 2).toUpperCase()} is no known EPC encoding`,
    );
  }
  const bits = bitReader(bitsOfHex(hex));
  bits.take(8);
  const filter = bits.take(encoding.filterBits);
  const fields: string[] = [];
  for (const part of encoding.parts) {
    const more = readPart(part, bits);
    if (more === undefined) return brokenBits(encoding.name);
    fields.push(...more);
  }
  if (bits.take(encoding.reserved ?? 0) === undefined || bits.rest().includes('1') || filter === undefined) {
    return brokenBits(encoding.name);
  }
  const epc = epcOf(encoding.scheme, fields);
  if (!epc.ok) return epc;
  const tag = tagOf(epc.value, { encoding: encoding.name, filter: Number(numberOf(filter)) });
  // What is read must be what would be written: reserved bits are zero, nothing lies hidden behind the end.
  return tag.ok && !hex.toUpperCase().startsWith(tagHex(tag.value).slice(0, hex.length))
    ? brokenBits(encoding.name)
    : tag;
};

const brokenBits = (name: string): ReturnType<typeof refuse> =>
  refuse(
    'BROKEN_TAG',
    `标签内容不符合 ${name}：位数不足、数值越界，或应为零的位不为零`,
    `The tag does not follow ${name}: too few bits, a number out of range, or bits set that must be zero`,
  );
