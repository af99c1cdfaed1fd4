import { elementsOfEpc, epcOfElements } from '../epc/epc-elements.ts';
import type { Element } from '../gs1/element-string.ts';
import { epcUri, readEpcUri } from '../epc/epc-uri.ts';
import { unescapeValue } from '../gs1/uri-escape.ts';
import { refuse } from '../refuse.ts';
import { type Reading, read } from '../reading.ts';
import { canonicalLink } from './canonical.ts';
import { keyKind } from './key-kinds.ts';
import { elementsOfLink } from './link-elements.ts';

/**
 * The canonical Digital Link of an EPC URN (id, class or class pattern): no company prefix length is needed.
 * Reserved characters that were left unescaped are read. Refused: a URN that breaks its scheme, a scheme without a
 * GS1 key, a pattern wider than one class.
 */
export const linkOfEpcUri = (urn: string): Reading<string> => {
  const epc = readEpcUri(urn, 'tolerant');
  if (!epc.ok) return epc;
  const elements = elementsOfEpc(epc.value);
  return elements.ok ? read(canonicalLink(elements.value)) : elements;
};

/** `/`, `?` and `#` left unescaped in a value: `/10//777474`, `/21/!"%&'()*+,-./`. */
const unescapedTail =
  /^https?:\/\/[^/?#\s]+(?:\/[^?#]*?)?\/(01|253|401|414|800[346]|8010)\/(.+?)(?:\/(10|21|235|254|8011)\/(.+))?$/i;

/** What no URI holds (RFC 3986): where it stands, the value was written as it is, a slash at its end too. */
const neverInUris = /["<>]|%(?![0-9A-F]{2})/i;

/** Some systems write a value into a link as it is. Read only where key and value still fit their shapes. */
const elementsOfUnescaped = (uri: string): readonly Element[] | undefined => {
  const [, ai = '', rawKey = '', qualifierAi, rawQualifier] = unescapedTail.exec(uri) ?? [];
  const kind = keyKind(ai);
  const value = unescapeValue(rawKey, 'path');
  if (kind === undefined || !kind.shape.test(value)) return undefined;
  if (qualifierAi === undefined || rawQualifier === undefined) return [{ ai, value }];
  const qualifier = { ai: qualifierAi, value: unescapeValue(rawQualifier, 'path') };
  const known = kind.qualifiers.flat().find((each) => each.ai === qualifierAi);
  return known?.shape.test(qualifier.value) ? [{ ai, value }, qualifier] : undefined;
};

/**
 * The EPC URN of a Digital Link, for a company prefix of `prefixLength` digits (6–12): `urn:epc:id:…` for an
 * instance, `urn:epc:class:lgtin:…` for a lot, `urn:epc:idpat:…` for a class. The GTIN must have 14 digits; its
 * check digit falls away and is not checked. Values that were left unescaped are read.
 */
export const epcUriOfLink = (link: string, prefixLength: number): Reading<string> => {
  const elements = neverInUris.test(link)
    ? (elementsOfUnescaped(link) ?? elementsOfLink(link))
    : (elementsOfLink(link) ?? elementsOfUnescaped(link));
  const isLegacy = elements?.[0]?.ai === '01' && !link.includes(elements[0].value);
  if (elements === undefined || isLegacy) {
    return refuse(
      'NOT_A_DIGITAL_LINK',
      '这不是含有 GS1 标识代码的数字链接（GTIN 须为 14 位）',
      'This is no Digital Link with a GS1 key (a GTIN must have 14 digits)',
    );
  }
  const epc = epcOfElements(elements, prefixLength);
  return epc.ok ? read(epcUri(epc.value)) : epc;
};
