import { Decimal } from 'decimal.js';
import { canonicalForHash } from '../../../codes/index.ts';
import { type CbvVocabulary, canonicalCbv, unknownCbvWord } from '../cbv/cbv.ts';
import { hashInstantOf } from '../instant.ts';
import type { Names } from '../names.ts';

const remembered = new Map<string, string>();
const most = 2_000;

/**
 * `hashValue` for places, parties, documents and devices, which come again in event after event: what was computed
 * is remembered.
 */
export const hashRecurring = (written: string, names: Names): string => {
  if (names.declared.has(written.slice(0, Math.max(written.indexOf(':'), 0))))
    return hashValue(written, names);
  const before = remembered.get(written);
  if (before !== undefined) return before;
  const value = hashValue(written, names);
  if (remembered.size >= most) remembered.clear();
  remembered.set(written, value);
  return value;
};

/** A leaf as it enters the pre-hash string (CBV 2.0, 8.9.2 and 8.9.3). */
export const hashValue = (written: string, names: Names): string => {
  const text = expandGs1(written.trim(), names);
  const first = text.charCodeAt(0);
  // Only text that begins like a number can be one, and only `u`rn and `h`ttp begin a GS1 key.
  if (first <= 0x39) return hashNumber(text);
  if (first === 0x75 || first === 0x55) return hashUrn(text);
  return first === 0x68 || first === 0x48 ? (canonicalForHash(text) ?? text) : text;
};

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Without sign, zeros and decimal point where they say nothing. As published, numbers are doubles. */
function hashNumber(text: string): string {
  if (!number.test(text)) return text;
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  if (Number.isInteger(value)) return BigInt(value).toString();
  const plain = String(value);
  return plain.includes('e') ? new Decimal(value).toFixed() : plain;
}

const cbvUrns: readonly (readonly [urn: string, vocabulary: CbvVocabulary])[] = [
  ['urn:epcglobal:cbv:bizstep:', 'bizStep'],
  ['urn:epcglobal:cbv:disp:', 'disposition'],
  ['urn:epcglobal:cbv:btt:', 'transactionType'],
  ['urn:epcglobal:cbv:sdt:', 'endpointType'],
  ['urn:epcglobal:cbv:er:', 'errorReason'],
];

function hashUrn(text: string): string {
  const vocabulary = cbvUrns.find(([urn]) => text.startsWith(urn))?.[1];
  return vocabulary === undefined ? (canonicalForHash(text) ?? text) : canonicalCbv(vocabulary, text);
}

/** Prefixes in values are written out where the document itself declares them for a vocabulary of GS1. */
function expandGs1(text: string, names: Names): string {
  const colon = text.indexOf(':');
  const prefix = text.slice(0, Math.max(colon, 0));
  if (!names.declared.has(prefix)) return text;
  const namespace = names.prefixes.get(prefix) ?? '';
  return /^https:\/\/(?:ref\.)?gs1\.org\//.test(namespace) ? namespace + text.slice(colon + 1) : text;
}

/** A value of a CBV vocabulary as a web URI; a word that CBV does not know, and any other URI, as it is. */
export const hashVocabulary = (vocabulary: CbvVocabulary, written: string, names: Names): string => {
  const text = written.trim();
  if (text.startsWith('gs1:')) return expandGs1(text, names);
  return unknownCbvWord(vocabulary, text) === undefined ? canonicalCbv(vocabulary, text) : text;
};

/** A moment in UTC with three digits; text that is no moment as it is. */
export const hashTime = (written: string): string => hashInstantOf(written.trim()) ?? written.trim();
