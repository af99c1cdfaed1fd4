/** What a code says: GS1 data and links, EPC and RFID tags, credit codes, and the one identity behind them all. */
export { type CreditCode, creditCheck, readCreditCode } from './credit-code.ts';
export { elementsOfEpc, epcOfElements } from './epc/epc-elements.ts';
export { type Epc, epcOf, epcUri, isPattern, readEpcUri } from './epc/epc-uri.ts';
export type { Escaping } from './epc/escape.ts';
export { type EpcField, type EpcScheme, epcSchemes } from './epc/schemes.ts';
export { shortGtin } from './epc/short-gtin.ts';
export { readTagHex, readTagUri, shortestTagOf, type Tag, tagHex, tagOf, tagUri } from './epc/tag.ts';
export { type TagEncoding, tagEncodings } from './epc/tag-encodings.ts';
export {
  type ApplicationIdentifier,
  applicationIdentifiers,
  identifierOf,
} from './gs1/application-identifiers.ts';
export { associationFault } from './gs1/associations.ts';
export { humanReadable, readBracketed, writeBracketed } from './gs1/bracketed.ts';
export { buildDigitalLink, canonicalStem } from './gs1/build-digital-link.ts';
export { checkDigitOf, checkPairOf, hasRightCheckDigit } from './gs1/check-digit.ts';
export { type CompressOptions, compressDigitalLink } from './gs1/compress-digital-link.ts';
export { fullYear, readDate, writeDate } from './gs1/dates.ts';
export { type Decimal, decimalOf } from './gs1/decimals.ts';
export { decompressDigitalLink } from './gs1/decompress-digital-link.ts';
export {
  type DigitalLink,
  type DigitalLinkOptions,
  elementsOf,
  readDigitalLink,
} from './gs1/digital-link.ts';
export {
  type Element,
  type ElementOptions,
  fnc1,
  readElementString,
  writeElementString,
} from './gs1/element-string.ts';
export { readGtin, shortestGtin } from './gs1/gtin.ts';
export { readScan, type Scan, type ScannedSymbology } from './gs1/read-scan.ts';
export { normaliseShortNames } from './gs1/short-names.ts';
export {
  type PrintedSymbol,
  type PrintedSymbology,
  writeScan,
  type WriteScanOptions,
} from './gs1/write-scan.ts';
export { canonicalLink } from './identity/canonical.ts';
export type { CodeForm, CodeReading } from './identity/code-reading.ts';
export { canonicalForHash } from './identity/hash-form.ts';
export { type Identity, type IdentityOptions, identityOf, identityOfElements } from './identity/identity.ts';
export type { Level } from './identity/key-kinds.ts';
export { keyedElements } from './identity/keyed-elements.ts';
export {
  type OwnIdentity,
  type OwnKind,
  ownIdentityUri,
  ownKinds,
  readOwnIdentity,
} from './identity/own-identity.ts';
export { patternOf, type UriPattern } from './identity/pattern.ts';
export { type CodeReadings, readCode, type ReadCodeOptions } from './identity/read-code.ts';
export { itemAtPlace, type SerialPlace, serialRunOf } from './identity/serial-run.ts';
export { epcUriOfLink, linkOfEpcUri } from './identity/translate.ts';
export { type CodeFault, type Reading, read, refused } from './reading.ts';
