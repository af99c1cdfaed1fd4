import type { JsonValue } from '@yuanliu/core/platform';
import canonicalize from 'canonicalize';
import { textLeafHash } from './merkle.ts';

/**
 * The hash of a row's content, which is at once its leaf in the log's tree: SHA-256(0x00 ‖ JCS(content)), the leaf
 * hash of RFC 6962 §2.1 over the canonical JSON of RFC 8785. An outsider who holds the content needs no more.
 */
export const contentHash = (content: JsonValue): Buffer => canonicalTextHash(canonicalJson(content));

/** The same of a value that was written canonically already. */
export const canonicalTextHash = (text: string): Buffer => textLeafHash(text);

/** The one spelling of a JSON value (RFC 8785, JCS); throws on half a surrogate pair, NaN and the infinities. */
export const canonicalJson = (value: JsonValue): string => {
  const canonical = canonicalize(value);
  if (canonical === undefined) throw new TypeError('Only a JSON value has a canonical spelling.');
  return canonical;
};

/**
 * The value as the database gives it back. jsonb and text refuse NUL, and half a surrogate pair has no UTF-8; both
 * become U+FFFD before the hash is taken, or the row would seem tampered with when it is read again.
 */
export const storable = (value: JsonValue): JsonValue => {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(storable);
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [storableText(key), storable(member)]),
  );
};

/** The text as the database gives it back. */
export const storableText = (text: string): string =>
  text.isWellFormed() && !text.includes('\u0000') ? text : text.replaceAll('\u0000', '\uFFFD').toWellFormed();

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
