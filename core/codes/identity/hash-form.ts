import { elementsOfEpc } from '../epc/epc-elements.ts';
import { claimsEpc, readEpcUri } from '../epc/epc-uri.ts';
import { escapeValue } from '../gs1/uri-escape.ts';
import { canonicalLink, finestKey } from './canonical.ts';
import { elementsOfLink } from './link-elements.ts';
import { plainCanonical, plainLink } from './plain-link.ts';
import { remembering } from './remembering.ts';

/** The published hashes leave these three sub-delimiters as they are. */
const escapeForHash = (value: string): string =>
  escapeValue(value, 'path').replaceAll('%27', "'").replaceAll('%3B', ';').replaceAll('%3D', '=');

/** Keys that CBV 2.0 §8.9.3 lists; others stay as they came. */
const hashedKeys = new Set('00 01 253 255 401 402 414 417 8003 8004 8006 8010 8017 8018'.split(' '));

/**
 * The constrained canonical Digital Link of a URI, as it enters the pre-hash string of an event (CBV 2.0 §8.9.3):
 * `https://id.gs1.org/01/09780345418913/21/765tz`. Undefined when the URI holds no GS1 key; such a URI enters the
 * string as it is.
 */
export const canonicalForHash = (uri: string): string | undefined => {
  const plain = plainLink(uri);
  return plain === undefined ? readForHash(uri) : plainCanonical(plain);
};

const readForHash: (uri: string) => string | undefined = remembering((uri) => {
  const epc = claimsEpc(uri) ? readEpcUri(uri, 'tolerant') : undefined;
  const fromEpc = epc?.ok ? elementsOfEpc(epc.value) : undefined;
  const elements = fromEpc?.ok ? fromEpc.value : elementsOfLink(uri);
  const finest = elements && finestKey(elements);
  const key = finest?.elements[0]?.ai;
  return finest !== undefined && key !== undefined && hashedKeys.has(key)
    ? canonicalLink(finest.elements, escapeForHash)
    : undefined;
});
