import { elementsOfEpc } from '../epc/epc-elements.ts';
import { claimsEpc, readEpcUri } from '../epc/epc-uri.ts';
import { readTagUri } from '../epc/tag.ts';
import { readBracketed } from '../gs1/bracketed.ts';
import { elementsOf, readDigitalLink } from '../gs1/digital-link.ts';
import { fnc1, readElementString } from '../gs1/element-string.ts';
import { readScan } from '../gs1/read-scan.ts';
import { type Reading, read, refused } from '../reading.ts';
import { refuse } from '../refuse.ts';
import { bareNumberReadings, creditReadings, hexReadings, ofTag } from './bare-number.ts';
import { type CodeReading, ofElements, ofIdentity } from './code-reading.ts';
import { identityOf } from './identity.ts';
import { keyKind } from './key-kinds.ts';
import { sharpenFault } from './sharpen-fault.ts';
import { tidyText, withSeparators } from './tidy-text.ts';

/** What the reader of codes is told about the enterprise and its scanner. */
export interface ReadCodeOptions {
  /** Hosts of the enterprise, lower case: addresses there are own identities. */
  readonly ownHosts?: readonly string[];
  /** What the scanner is set to send before every code. */
  readonly scannerPrefix?: string;
  /** What the scanner sends in the place of FNC1, beside the usual stand-ins. */
  readonly separators?: readonly string[];
}

/** What was read, and what else the same text can mean, the likeliest first. */
export interface CodeReadings extends CodeReading {
  /** The text as it was read, without what stood around it. */
  readonly text: string;
  readonly alternatives: readonly CodeReading[];
}

/** Characters beyond this are no code that anybody scans or types. */
const longest = 4096;

const linkOptions = { acceptShortNames: true, acceptShortGtins: true, acceptTrailingSlash: true };

/** Faults that say "an address, but no Digital Link": it stays an address. */
const noLink = new Set(['NO_KEY', 'WRONG_HOST', 'NOT_A_URI', 'WRONG_QUALIFIERS', 'UNKNOWN_AI']);

const webReading = (uri: string, { ownHosts }: ReadCodeOptions): Reading<CodeReading> => {
  const identity = identityOf(uri, ownHosts && { ownHosts });
  if (!identity.ok) return identity;
  if (identity.value.own !== undefined) return read(ofIdentity('own', identity.value));
  const link = readDigitalLink(
    uri.replace(/^https?:/i, (scheme) => scheme.toLowerCase()),
    linkOptions,
  );
  if (link.ok) return ofElements('digital-link', elementsOf(link.value));
  return noLink.has(link.fault.code) && identity.value.level === 'other'
    ? read(ofIdentity('uri', identity.value))
    : link;
};

const epcReading = (uri: string): Reading<CodeReading> => {
  const epc = readEpcUri(uri, 'tolerant');
  if (!epc.ok) return epc;
  const identity = identityOf(uri);
  const elements = elementsOfEpc(epc.value);
  return identity.ok
    ? read(ofIdentity('epc-uri', identity.value, elements.ok ? elements.value : []))
    : identity;
};

const tagUriReading = (uri: string): Reading<CodeReading> => {
  const tag = readTagUri(uri);
  return tag.ok ? ofTag('tag-uri', tag.value) : tag;
};

/** `[01]` of some printers as `(01)`, and the blanks that people put around brackets. */
const bracketed = (text: string): Reading<CodeReading> => {
  const round = text.startsWith('[') ? text.replaceAll(/\[([0-9]{2,4})\]/g, '($1)') : text;
  const elements = readBracketed(round.replaceAll(/\s*(?<!\\)\(\s*([0-9]{2,4})\s*\)\s*/g, '($1)'));
  return elements.ok ? ofElements('bracketed', elements.value) : elements;
};

const elementString = (text: string): Reading<CodeReading> => {
  const elements = readElementString(text);
  return elements.ok ? ofElements('element-string', elements.value) : elements;
};

/** Text that begins like GS1 data with a key of digits, so that a fault in it is worth telling. */
const looksLikeElements = /^(?:0[01][0-9]{14}|8006[0-9]{18}|8003[0-9]{14}|801[78][0-9]{18}|25[35][0-9]{13})/;

/**
 * GS1 data that nothing marks as such. Many a plain number begins like an identifier (10…, 21…, 401…), so only a
 * key with a check digit is believed.
 */
const unmarkedElements = (text: string): readonly Reading<CodeReading>[] => {
  const reading = elementString(text);
  if (!reading.ok) return looksLikeElements.test(text) ? [reading] : [];
  const key = reading.value.identity?.key?.ai ?? '';
  return keyKind(key)?.checked === undefined ? [] : [reading];
};

/** Text with nothing that says what it is: every reading that its shape allows. */
const bareReadings = (text: string, options: ReadCodeOptions): readonly Reading<CodeReading>[] => {
  const joined = text.replaceAll(/[\s-]/g, '');
  const separated = withSeparators(text, options.separators);
  const numbers = bareNumberReadings(joined);
  const others = [...hexReadings(text.replaceAll(/\s/g, '')), ...numbers, ...creditReadings(joined)];
  if (separated.includes(fnc1)) return [elementString(separated), ...others];
  return [...others, ...unmarkedElements(separated)];
};

const scanReadings = (text: string, options: ReadCodeOptions): readonly Reading<CodeReading>[] => {
  const symbology = text.slice(0, 3);
  const scan = readScan(withSeparators(text, options.separators));
  if (scan.ok && scan.value.elements !== undefined && scan.value.link === undefined) {
    const form = symbology.startsWith(']E') ? 'gtin' : 'element-string';
    return [ofElements(form, scan.value.elements)];
  }
  if (!scan.ok && scan.fault.code !== 'UNKNOWN_SYMBOLOGY') return [scan];
  return shapeReadings(text.slice(3), options);
};

/** Every reading that a tidied text allows, the likeliest first. */
const shapeReadings = (text: string, options: ReadCodeOptions): readonly Reading<CodeReading>[] => {
  const own = (options.ownHosts ?? []).some((host) => text.toLowerCase().startsWith(`${host}/`));
  if (/^https?:\/\//i.test(text)) return [webReading(text, options)];
  if (/^urn:epc:tag:/i.test(text)) return [tagUriReading(text)];
  if (claimsEpc(text)) return [epcReading(text)];
  if (own || /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/\S+$/i.test(text))
    return [webReading(`https://${text}`, options)];
  if (/^[([]\s*[0-9]/.test(text)) return [bracketed(text)];
  if (/^urn:/i.test(text)) {
    const identity = identityOf(text);
    return [identity.ok ? read(ofIdentity('uri', identity.value)) : identity];
  }
  return bareReadings(text, options);
};

/**
 * Reads whatever was scanned, typed or pasted: scans with a symbology identifier, element strings with GS, FNC1 or
 * a stand-in, bracketed element strings, Digital Links, EPC URNs, tag URIs and hexadecimal, bare GTIN, SSCC and
 * GLN, unified social credit codes, identities of the enterprise's own, other addresses. Wide characters, blanks,
 * line ends and a scanner's prefix around it are passed over. Where the text can mean several things the likeliest
 * comes first and the others are `alternatives` (13 digits: GTIN before GLN). Refused with the reason, in both
 * languages: which character or identifier is wrong and what it should be; `UNRECOGNISED` when it is like nothing.
 */
export const readCode = (text: string, options: ReadCodeOptions = {}): Reading<CodeReadings> => {
  const tidy = tidyText(text.slice(0, longest + 1), options.scannerPrefix);
  if (tidy === '')
    return refuse('EMPTY', '没有内容，请重新扫描或输入', 'There is nothing to read; scan or type it again');
  if (tidy.length > longest) {
    return refuse(
      'TOO_LONG',
      `内容超过 ${longest} 个字符，不是编码`,
      `More than ${longest} characters are no code`,
    );
  }
  const isScan = /^\][A-Za-z][0-9A-Fa-f]/.test(tidy);
  const readings = isScan ? scanReadings(tidy, options) : shapeReadings(tidy, options);
  const [first, ...alternatives] = readings.flatMap((reading) => (reading.ok ? [reading.value] : []));
  if (first !== undefined) {
    const symbology = isScan ? { symbology: tidy.slice(0, 3) } : {};
    return read({ ...first, ...symbology, text: isScan ? tidy.slice(3) : tidy, alternatives });
  }
  const failed = readings.find((reading) => !reading.ok);
  if (failed !== undefined && !failed.ok) {
    return refused(sharpenFault(failed.fault, withSeparators(tidy, options.separators)));
  }
  if (/^[0-9\s-]+$/.test(tidy)) {
    const { length } = tidy.replaceAll(/[^0-9]/g, '');
    return refuse(
      'WRONG_LENGTH',
      `${length} 位数字不是已知的编码：GTIN 为 8、12、13 或 14 位，GLN 为 13 位，SSCC 为 18 位`,
      `A number of ${length} digits is no known code: a GTIN has 8, 12, 13 or 14, a GLN 13, an SSCC 18`,
    );
  }
  return refuse(
    'UNRECOGNISED',
    `认不出“${tidy.slice(0, 40)}”：不是 GS1 编码、数字链接、EPC、统一社会信用代码或本企业编码`,
    `"${tidy.slice(0, 40)}" is not recognised: no GS1 code, Digital Link, EPC, unified social credit code or code of this enterprise`,
  );
};
