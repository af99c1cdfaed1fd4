/**
 * What GS1's JSON-LD contexts of EPCIS 2.0 declare, as far as names are concerned. They are part of the product:
 * a context is never loaded from the network.
 */

/** The part of a JSON-LD context that says how names are read. */
export interface BuiltInContext {
  readonly prefixes: Readonly<Record<string, string>>;
  /** JSON-LD `@vocab`: the namespace of names without a prefix. */
  readonly vocabulary?: string;
}

const full: BuiltInContext = {
  prefixes: {
    epcis: 'https://ref.gs1.org/epcis/',
    cbv: 'https://ref.gs1.org/cbv/',
    cbvmda: 'urn:epcglobal:cbv:mda:',
    gs1: 'https://gs1.org/voc/',
    rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
    owl: 'http://www.w3.org/2002/07/owl#',
    xsd: 'http://www.w3.org/2001/XMLSchema#',
    dcterms: 'http://purl.org/dc/terms/',
  },
};

const simple: BuiltInContext = {
  prefixes: {
    ...full.prefixes,
    vtype: 'urn:epcglobal:epcis:vtype:',
    rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  },
  vocabulary: 'https://ref.gs1.org/epcis/',
};

const own: BuiltInContext = { prefixes: { yuanliu: 'urn:yuanliu:epcis:' } };

/** The address of the context of our own extensions (docs/guide/epcis-extensions.md). */
export const ownContextUrl = 'urn:yuanliu:epcis:context';

/** The context that GS1 publishes for EPCIS 2.0: the one that the product writes. */
export const epcisContextUrl = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';

/** Where GS1 has published its contexts, whatever the version in the path. */
const gs1Context =
  /^https?:\/\/(?:ref\.gs1\.org\/standards\/epcis|gs1\.github\.io\/EPCIS)\/(?:\d[\d.]*\/)?epcis-context(-simple)?\.jsonld$/;

/** The built-in context behind a URL; undefined for a context that is not GS1's. */
export const builtInContext = (url: string): BuiltInContext | undefined => {
  if (url === ownContextUrl) return own;
  const found = gs1Context.exec(url);
  if (found === null) return undefined;
  return found[1] === undefined ? full : simple;
};
