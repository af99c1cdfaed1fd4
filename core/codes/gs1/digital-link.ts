import { type CodeFault, type Reading, read, refused } from '../reading.ts';
import { type ApplicationIdentifier, identifierOf } from './application-identifiers.ts';
import { type Element, type ElementOptions, valueFault } from './element-string.ts';
import { fault } from './faults.ts';
import { isShortGtinLength } from './gtin.ts';
import { onlyDigits } from './lint.ts';
import { identifierOfShortName } from './short-names.ts';
import { isHost, isUriText, type UriPart, unescapeValue } from './uri-escape.ts';

/** What a GS1 Digital Link URI says (GS1 Digital Link Standard: URI Syntax). */
export interface DigitalLink {
  /** Scheme, host and the path before the key; no slash at the end. */
  readonly stem: string;
  /** The key and its qualifiers, in the order of the path. */
  readonly path: readonly Element[];
  /** Further identifiers, in the order of the query. */
  readonly attributes: readonly Element[];
}

/** Older forms, refused unless asked for. */
export interface DigitalLinkOptions extends ElementOptions {
  /** Takes `gtin`, `lot` and other names in the place of numbers (removed from the standard in 1.3). */
  readonly acceptShortNames?: boolean;
  /** Takes a GTIN of 8, 12 or 13 digits (removed in 1.4). */
  readonly acceptShortGtins?: boolean;
  /** Passes over one slash at the end of the path. */
  readonly acceptTrailingSlash?: boolean;
}

/** All that was read, in one list. */
export const elementsOf = ({ path, attributes }: DigitalLink): readonly Element[] => [...path, ...attributes];

/** True where the qualifiers may follow the key in this order. */
export const isKeyPath = ([key, ...rest]: readonly string[]): boolean => {
  const orders = key === undefined ? undefined : identifierOf(key)?.qualifiers;
  return (
    orders?.some((order) => {
      let from = 0;
      return rest.every((qualifier) => {
        const found = order.indexOf(qualifier, from);
        from = found + 1;
        return found >= 0;
      });
    }) ?? false
  );
};

const entryOf = (name: string, options: DigitalLinkOptions): ApplicationIdentifier | undefined =>
  identifierOf(
    (options.acceptShortNames === true ? identifierOfShortName(name) : undefined) ?? name,
    options.acceptUnknown,
  );

interface WritingPlace {
  readonly entry: ApplicationIdentifier;
  readonly part: UriPart;
}

const readValue = (
  text: string,
  { entry, part }: WritingPlace,
  options: DigitalLinkOptions,
): Reading<Element> => {
  const { ai } = entry;
  let value = unescapeValue(text, part);
  if (value.includes('\0')) return refused(fault('NULL_IN_VALUE', { ai }));
  if (ai === '01' && options.acceptShortGtins === true && isShortGtinLength(value.length))
    value = value.padStart(14, '0');
  const bad = valueFault(entry, value);
  return bad === undefined ? read({ ai, value }) : refused(bad);
};

/**
 * Where the key stands among the parts of the path: of the pairs counted from the end, the first that names a key.
 * Undefined where a pair before it names no identifier.
 */
const findKey = (parts: readonly string[], options: DigitalLinkOptions): number | undefined => {
  for (let at = parts.length - 2; at >= 0; at -= 2) {
    const entry = entryOf(parts[at] ?? '', options);
    if (entry === undefined) return undefined;
    if (entry.qualifiers !== undefined) return at;
  }
  return undefined;
};

const readPath = (parts: readonly string[], options: DigitalLinkOptions): Reading<readonly Element[]> => {
  const path: Element[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const entry = entryOf(parts[at] ?? '', options);
    if (entry === undefined) return refused(fault('UNKNOWN_AI', { ai: parts[at] ?? '' }));
    const one = readValue(parts[at + 1] ?? '', { entry, part: 'path' }, options);
    if (!one.ok) return one;
    path.push(one.value);
  }
  const [key] = path;
  if (key !== undefined && !isKeyPath(path.map(({ ai }) => ai)))
    return refused(fault('WRONG_QUALIFIERS', { ai: key.ai }));
  return read(path);
};

/** True where the identifier could stand somewhere behind the key. */
const belongsInPath = (ai: string, path: readonly string[]): boolean =>
  path.some((_, before) => isKeyPath([...path.slice(0, before + 1), ai, ...path.slice(before + 1)]));

/** Why an identifier may not be an attribute beside this path; undefined where it may. */
export const attributeFault = (
  ai: string,
  path: readonly string[],
  acceptUnknown = false,
): CodeFault | undefined => {
  if (identifierOf(ai, acceptUnknown)?.isAttribute !== true) return fault('NOT_AN_ATTRIBUTE', { ai });
  return belongsInPath(ai, path) ? fault('BELONGS_IN_PATH', { ai }) : undefined;
};

const readQuery = (
  query: string,
  path: readonly Element[],
  options: DigitalLinkOptions,
): Reading<readonly Element[]> => {
  const attributes: Element[] = [];
  const names = path.map(({ ai }) => ai);
  const seen = new Set(names);
  for (const parameter of query.split('&')) {
    const equals = parameter.indexOf('=');
    if (equals < 0) continue;
    const name = parameter.slice(0, equals);
    const entry = entryOf(name, options);
    if (entry === undefined) {
      if (name !== '' && onlyDigits(name) === undefined) return refused(fault('UNKNOWN_AI', { ai: name }));
      continue;
    }
    const { ai } = entry;
    const one = readValue(parameter.slice(equals + 1), { entry, part: 'query' }, options);
    if (!one.ok) return one;
    if (seen.has(ai)) return refused(fault('REPEATED_AI', { ai }));
    const bad = attributeFault(ai, names, options.acceptUnknown);
    if (bad !== undefined) return refused(bad);
    seen.add(ai);
    attributes.push(one.value);
  }
  return read(attributes);
};

interface UriParts {
  readonly origin: string;
  readonly path: string;
  readonly query: string;
}

const schemes = ['https://', 'http://', 'HTTPS://', 'HTTP://'];

/** True for a text that begins as Digital Links do. */
export const isWebAddress = (text: string): boolean => schemes.some((scheme) => text.startsWith(scheme));

const cut = (text: string, at: number): readonly [string, string] =>
  at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];

/** Takes a web address apart; the fragment is dropped. The scheme is all in small or all in capital letters. */
export const splitUri = (uri: string): Reading<UriParts> => {
  if (uri === '') return refused(fault('EMPTY'));
  if (!isUriText(uri)) return refused(fault('NOT_A_URI'));
  const scheme = schemes.find((one) => uri.startsWith(one));
  if (scheme === undefined) return refused(fault('WRONG_SCHEME'));
  const [whole] = cut(uri, uri.indexOf('#'));
  const [before, query] = cut(whole, whole.indexOf('?'));
  const slash = before.indexOf('/', scheme.length);
  const origin = slash < 0 ? before : before.slice(0, slash);
  if (!isHost(origin.slice(scheme.length))) return refused(fault('WRONG_HOST'));
  return read({ origin, path: slash < 0 ? '' : before.slice(slash), query });
};

/**
 * Reads a Digital Link URI. The key is found from the right, its qualifiers must follow in their order, further
 * identifiers stand in the query; parameters that are no numbers belong to the application and are passed over.
 */
export const readDigitalLink = (uri: string, options: DigitalLinkOptions = {}): Reading<DigitalLink> => {
  const parts = splitUri(uri);
  if (!parts.ok) return parts;
  const { origin, query } = parts.value;
  const segments = parts.value.path.split('/');
  if (options.acceptTrailingSlash === true && segments.at(-1) === '') segments.pop();
  const at = findKey(segments, options);
  if (at === undefined || at === 0) return refused(fault('NO_KEY'));
  const path = readPath(segments.slice(at), options);
  if (!path.ok) return path;
  const attributes = readQuery(query, path.value, options);
  if (!attributes.ok) return attributes;
  const stem = `${origin}${segments.slice(0, at).join('/')}`;
  return read({ stem, path: path.value, attributes: attributes.value });
};
