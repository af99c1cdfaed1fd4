import { canonicalStem } from '../gs1/build-digital-link.ts';

/** A Digital Link of a GTIN, alone or with a lot (`10`) or serial (`21`) behind it. */
export interface PlainLink {
  /** `/01/09780345418913/21/765tz`: the canonical link without its stem. */
  readonly path: string;
  /** 14 digits. */
  readonly gtin: string;
  readonly qualifier: '10' | '21' | undefined;
  readonly value: string;
}

const shape = /^https:\/\/[a-z0-9.-]+(?::[0-9]+)?(\/01\/([0-9]{14})(?:\/(10|21)\/([A-Za-z0-9._-]{1,20}))?)$/;

/**
 * Takes the commonest link of all apart: a GTIN with 14 digits and at most one qualifier, on a host in small letters
 * and without a path before the key, nothing in it escaped. Undefined for every other URI, which is not to say that it
 * is no such link. What comes of it is what the whole reading comes to, in a tenth of the time: documents of events
 * name thousands of items.
 */
export const plainLink = (uri: string): PlainLink | undefined => {
  const found = shape.exec(uri);
  if (found === null) return undefined;
  const [, path = '', gtin = '', qualifier, value = ''] = found;
  return { path, gtin, qualifier: qualifier === '10' || qualifier === '21' ? qualifier : undefined, value };
};

/** The canonical link of a plain one. */
export const plainCanonical = ({ path }: PlainLink): string => canonicalStem + path;
