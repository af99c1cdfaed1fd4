import { checkDigitOf } from '../gs1/check-digit.ts';
import { elementsOfEpc } from '../epc/epc-elements.ts';
import type { Element } from '../gs1/element-string.ts';
import { claimsEpc, epcUri, isPattern, readEpcUri } from '../epc/epc-uri.ts';
import { epcScheme } from '../epc/schemes.ts';
import { refuse, shown } from '../refuse.ts';
import { type CodeFault, type Reading, read } from '../reading.ts';
import { canonicalLink, finestKey } from './canonical.ts';
import { keyKind, type Level } from './key-kinds.ts';
import { elementsOfLink } from './link-elements.ts';
import { type OwnIdentity, ownIdentityUri, ownKinds, readOwnIdentity } from './own-identity.ts';
import { type PlainLink, plainCanonical, plainLink } from './plain-link.ts';
import { remembering } from './remembering.ts';

/** What a URI names. Two URIs of one thing have the same `uri` here. */
export interface Identity {
  /** The canonical URI: the constrained canonical Digital Link of CBV 2.0 §8.9.3 for every GS1 key. */
  readonly uri: string;
  readonly level: Level;
  /** The GS1 key: `01` with 14 digits, `00`, `414`, `8003` … Absent for every other URI. */
  readonly key?: Element;
  /** 14 digits. */
  readonly gtin?: string;
  readonly lot?: string;
  /** Serial number, also the one glued to a GRAI, GDTI or coupon, and a third-party serial. */
  readonly serial?: string;
  /** The lot, when a Digital Link names lot and serial together. */
  readonly lotUri?: string;
  /** The class that an item or lot belongs to: its GTIN; for pieces, components, assets and documents their type. */
  readonly classUri?: string;
  /** Set when it is an identity of the enterprise's own. */
  readonly own?: OwnIdentity;
  /** What is not as it should be though the thing is clear, e.g. a wrong check digit: worth an anomaly. */
  readonly doubt?: CodeFault;
}

/**
 * Which hosts name things as we do (`https://<host>/<kind>/<number>`), in lower case: `['trace.example.cn']`. Absent:
 * every host whose address has that form and is no Digital Link, so that what is recorded depends on no setting and
 * a partner's own identities are understood as well.
 */
export interface IdentityOptions {
  readonly ownHosts?: readonly string[];
}

const checkDoubt = ({ ai, value }: Element): CodeFault | undefined => {
  const length = keyKind(ai)?.checked;
  if (length === undefined) return undefined;
  const wanted = checkDigitOf(value.slice(0, length - 1));
  const found = value.slice(length - 1, length);
  if (wanted === found) return undefined;
  return {
    code: 'INCORRECT_CHECK_DIGIT',
    at: length - 1,
    ai,
    text: {
      zh: `(${ai}) ${value} 的校验位是 ${found}，应为 ${wanted}`,
      en: `The check digit of (${ai}) ${value} is ${found}; it must be ${wanted}`,
    },
  };
};

/** The identity that an element list names: its first element is the key, qualifiers follow. Undefined: no key. */
export const identityOfElements = (all: readonly Element[]): Identity | undefined => {
  // The extension 0 of a location stands for none, as in its EPC (TDS 1.13 §6.3.3).
  const elements = all.filter(({ ai, value }) => ai !== '254' || value !== '0');
  const finest = finestKey(elements);
  const key = finest?.elements[0];
  if (finest === undefined || key === undefined) return undefined;
  const valueOf = (ai: string): string | undefined => elements.find((element) => element.ai === ai)?.value;
  const fixed = keyKind(key.ai)?.fixed;
  const glued = fixed !== undefined && key.value.length > fixed ? key.value.slice(fixed) : undefined;
  const lot = valueOf('10');
  const serial = valueOf('21') ?? valueOf('235') ?? valueOf('8011') ?? glued;
  const typeUri =
    glued === undefined
      ? canonicalLink([key])
      : canonicalLink([{ ai: key.ai, value: key.value.slice(0, fixed) }]);
  const isInstance =
    finest.level !== 'class' && (glued !== undefined || lot !== undefined || serial !== undefined);
  const doubt = checkDoubt(key);
  return {
    uri: canonicalLink(finest.elements),
    level: finest.level,
    key,
    ...((key.ai === '01' || key.ai === '8006') && { gtin: key.value.slice(0, 14) }),
    ...(lot !== undefined && { lot }),
    ...(serial !== undefined && { serial }),
    ...(lot !== undefined &&
      serial !== undefined && { lotUri: canonicalLink([key, { ai: '10', value: lot }]) }),
    ...(isInstance && { classUri: typeUri }),
    ...(doubt && { doubt }),
  };
};

/** What the schemes without a GS1 key name. */
const keylessLevels: Readonly<Record<string, Level>> = {
  gid: 'item',
  usdod: 'item',
  adi: 'item',
  bic: 'asset',
  imovn: 'asset',
};

const ofEpc = (uri: string): Reading<Identity> => {
  const name = /^urn:epc:[a-z]+:([^:]*):/i.exec(uri)?.[1]?.toLowerCase() ?? '';
  if (epcScheme(name) === undefined) return read({ uri, level: 'other' });
  const epc = readEpcUri(uri, 'tolerant');
  if (!epc.ok) return epc;
  const canonical = epcUri(epc.value);
  const elements = elementsOfEpc(epc.value);
  if (!elements.ok) {
    return read({ uri: canonical, level: isPattern(epc.value) ? 'other' : (keylessLevels[name] ?? 'other') });
  }
  return read(identityOfElements(elements.value) ?? { uri: canonical, level: 'other' });
};

/** Scheme and host of a web address in lower case, all else (a user name before the host too) as it is. */
const lowerHost = (uri: string): string => {
  const [whole = '', scheme = '', user = '', host = ''] =
    /^(https?:\/\/)([^/?#]*@)?([^/?#]*)/i.exec(uri) ?? [];
  return `${scheme.toLowerCase()}${user}${host.toLowerCase()}${uri.slice(whole.length)}`;
};

const anyUri = /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/;

/**
 * The identity behind any URI that may stand in a what-field of an EPCIS event: EPC URN, class or pattern, GS1
 * Digital Link of any host, own identity, any other URI. Lenient where the thing is clear (old short names,
 * missing escapes, a wrong check digit, which is told as `doubt`). Refused: no URI at all, and an EPC URN that
 * breaks its scheme.
 */
export const identityOf = (uri: string, { ownHosts }: IdentityOptions = {}): Reading<Identity> =>
  ownHosts === undefined ? identityOnAnyHost(uri) : readIdentity(uri, ownHosts);

const readIdentity = (uri: string, ownHosts: readonly string[] | undefined): Reading<Identity> => {
  if (!anyUri.test(uri)) {
    return refuse(
      'NOT_A_URI',
      `“${shown(uri)}”不是 URI：应有方案名且不含空格`,
      `"${shown(uri)}" is not a URI: it needs a scheme and has no blanks`,
    );
  }
  if (claimsEpc(uri)) return ofEpc(uri);
  if (!/^https?:/i.test(uri)) return read({ uri, level: 'other' });
  const listed = ownHosts && ofOwn(uri, ownHosts);
  if (listed !== undefined) return read(listed);
  const elements = elementsOfLink(uri);
  const identity = elements && identityOfElements(elements);
  const other: Identity = { uri: lowerHost(uri), level: 'other' };
  return read(identity ?? (ownHosts === undefined ? ofOwn(uri, 'any') : undefined) ?? other);
};

const identityOnAnyHost = (uri: string): Reading<Identity> => {
  const plain = plainLink(uri);
  return plain === undefined ? readOnAnyHost(uri) : read(ofPlainLink(plain));
};

const readOnAnyHost = remembering((uri) => readIdentity(uri, undefined));

/** What all items and lots of a product have in common. */
const productOf = remembering((gtin) => {
  const key: Element = { ai: '01', value: gtin };
  const doubt = checkDoubt(key);
  return { key, classUri: canonicalLink([key]), doubt: doubt && { doubt } };
});

const ofPlainLink = (link: PlainLink): Identity => {
  const { gtin, qualifier, value } = link;
  const { key, classUri, doubt } = productOf(gtin);
  if (qualifier === undefined) return { uri: classUri, level: 'class', key, gtin, ...doubt };
  const uri = plainCanonical(link);
  return qualifier === '21'
    ? { uri, level: 'item', key, gtin, serial: value, classUri, ...doubt }
    : { uri, level: 'lot', key, gtin, lot: value, classUri, ...doubt };
};

const ofOwn = (uri: string, hosts: readonly string[] | 'any'): Identity | undefined => {
  const own = readOwnIdentity(uri, hosts);
  if (own === undefined) return undefined;
  const canonical = ownIdentityUri(own);
  return canonical.ok ? { uri: canonical.value, level: ownKinds[own.kind], own } : undefined;
};
