import { builtInContext } from './built-in-contexts.ts';

/** A name written out: what it means whatever prefix the document gave it. */
export interface ExpandedName {
  /** As declared, letter for letter: `https://ns.example.com/epcis/`. */
  readonly namespace: string;
  readonly local: string;
}

/** How the names of a document, or of one event in it, are to be read. Made by `namesOf`. */
export interface Names {
  /** Prefix → namespace: GS1's built-in ones and those that the document declares. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** The prefixes that the document itself declares. */
  readonly declared: ReadonlySet<string>;
  /** Whole terms of the document's own context. */
  readonly terms: ReadonlyMap<string, ExpandedName>;
  readonly vocabulary: string | undefined;
  /** Contexts that are not built in; their names stay unread. */
  readonly unknown: readonly string[];
  /** What was expanded before; a document has few names, each in every event. */
  readonly expanded: Map<string, ExpandedName | undefined>;
}

const noNames: Names = {
  prefixes: new Map(),
  declared: new Set(),
  terms: new Map(),
  vocabulary: undefined,
  unknown: [],
  expanded: new Map(),
};

interface Draft {
  readonly prefixes: Map<string, string>;
  readonly declared: Set<string>;
  readonly terms: Map<string, ExpandedName>;
  readonly unknown: string[];
  vocabulary: string | undefined;
}

/**
 * The names that a JSON-LD `@context` (a URL, an object, or a list of both) declares, on top of those of `outer`:
 * an event may bring a context of its own beside its document's. Contexts of others than GS1 are listed in
 * `unknown`; nothing is loaded.
 */
export const namesOf = (context: unknown, outer: Names = noNames): Names => {
  if (context === undefined) return outer;
  const draft: Draft = {
    prefixes: new Map(outer.prefixes),
    declared: new Set(outer.declared),
    terms: new Map(outer.terms),
    unknown: [...outer.unknown],
    vocabulary: outer.vocabulary,
  };
  for (const part of Array.isArray(context) ? context : [context]) declare(part, draft);
  return { ...draft, expanded: new Map() };
};

function declare(part: unknown, draft: Draft): void {
  if (typeof part === 'string') {
    declareUrl(part, draft);
    return;
  }
  if (part === null || typeof part !== 'object') return;
  const definitions = new Map<string, string>();
  for (const [term, definition] of Object.entries(part)) {
    if (term === '@vocab') draft.vocabulary = typeof definition === 'string' ? definition : undefined;
    if (term.startsWith('@')) continue;
    const iri = iriOf(definition);
    // Aliases of keywords ("id": "@id") name nothing.
    if (iri !== undefined && !iri.startsWith('@')) definitions.set(term, iri);
  }
  for (const [term, iri] of definitions) declareTerm(term, writtenOut(iri, definitions, draft), draft);
}

function declareUrl(url: string, draft: Draft): void {
  const known = builtInContext(url);
  if (known === undefined) {
    draft.unknown.push(url);
    return;
  }
  for (const [prefix, namespace] of Object.entries(known.prefixes)) {
    if (!draft.declared.has(prefix)) draft.prefixes.set(prefix, namespace);
  }
  draft.vocabulary = known.vocabulary ?? draft.vocabulary;
}

function iriOf(definition: unknown): string | undefined {
  if (typeof definition === 'string') return definition;
  if (definition === null || typeof definition !== 'object' || !('@id' in definition)) return undefined;
  const iri = definition['@id'];
  return typeof iri === 'string' ? iri : undefined;
}

/** Contexts write terms by prefixes of their own: `"ex": "https://…", "kind": "ex:kind"`. */
function writtenOut(iri: string, definitions: ReadonlyMap<string, string>, draft: Draft): string {
  const colon = iri.indexOf(':');
  if (colon < 0) return iri;
  const prefix = iri.slice(0, colon);
  const namespace = definitions.get(prefix) ?? draft.prefixes.get(prefix);
  if (namespace === undefined || iri.startsWith('//', colon + 1) || namespace.startsWith(`${prefix}:`)) {
    return iri;
  }
  return namespace + iri.slice(colon + 1);
}

function declareTerm(term: string, iri: string, draft: Draft): void {
  draft.prefixes.set(term, iri);
  draft.declared.add(term);
  draft.terms.set(term, splitIri(iri));
}

/** A namespace ends with the last `/`, `#` or `:` of a full name. */
function splitIri(iri: string): ExpandedName {
  const end = Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#'), iri.lastIndexOf(':')) + 1;
  return { namespace: iri.slice(0, end), local: iri.slice(end) };
}

/**
 * What a key or a CURIE means: a prefixed name, a full URI, a term of the document's context, or `{namespace}local`
 * as XML names are written here. Undefined for a bare word that no context gives a meaning.
 */
export const expandName = (key: string, names: Names): ExpandedName | undefined => {
  const before = names.expanded.get(key);
  if (before !== undefined || names.expanded.has(key)) return before;
  const name = expand(key, names);
  // Keys come from outside: an endless variety of them must not fill the memory.
  if (names.expanded.size < 5_000) names.expanded.set(key, name);
  return name;
};

function expand(key: string, names: Names): ExpandedName | undefined {
  if (key.startsWith('{')) {
    const end = key.indexOf('}');
    return end < 0 ? undefined : { namespace: key.slice(1, end), local: key.slice(end + 1) };
  }
  const colon = key.indexOf(':');
  if (colon < 0) {
    const term = names.terms.get(key);
    if (term !== undefined || names.vocabulary === undefined || key.startsWith('@')) return term;
    return { namespace: names.vocabulary, local: key };
  }
  const namespace = names.prefixes.get(key.slice(0, colon));
  if (namespace !== undefined && !key.startsWith('//', colon + 1)) {
    return { namespace, local: key.slice(colon + 1) };
  }
  return splitIri(key);
}

/** `{namespace}local`, the namespace as declared: the form of the CBV event hash (CBV 2.0, 8.9). */
export const clarkName = ({ namespace, local }: ExpandedName): string => `{${namespace}}${local}`;

/**
 * `{namespace}local` without the separator at the end of the namespace: documents declare `urn:epcglobal:cbv:mda`
 * in XML and `urn:epcglobal:cbv:mda:` in JSON and mean the same name.
 */
export const searchName = ({ namespace, local }: ExpandedName): string =>
  `{${/[/#:]$/.test(namespace) ? namespace.slice(0, -1) : namespace}}${local}`;
