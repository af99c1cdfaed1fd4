/** What a code says: GS1 keys, EPC, identities, and how each is read. */
export { type Escaping } from './epc/escape.ts';
export { elementsOfEpc, epcOfElements } from './epc/epc-elements.ts';
export { type Epc, epcOf, epcUri, isPattern, readEpcUri } from './epc/epc-uri.ts';
export { type EpcField, type EpcScheme, epcSchemes } from './epc/schemes.ts';
export { canonicalLink } from './identity/canonical.ts';
export { canonicalForHash } from './identity/hash-form.ts';
export { type Identity, type IdentityOptions, identityOf, identityOfElements } from './identity/identity.ts';
export type { Level } from './identity/key-kinds.ts';
export {
  type OwnIdentity,
  type OwnKind,
  ownIdentityUri,
  ownKinds,
  readOwnIdentity,
} from './identity/own-identity.ts';
export { patternOf, type UriPattern } from './identity/pattern.ts';
export { itemAtPlace, type SerialPlace, serialRunOf } from './identity/serial-run.ts';
export { epcUriOfLink, linkOfEpcUri } from './identity/translate.ts';
export { type CodeFault, type Reading, read, refused } from './reading.ts';
