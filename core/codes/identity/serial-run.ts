import type { Identity } from './identity.ts';

/**
 * The place of an item among consecutive serials. `space` is the canonical URI up to the serial, `#`, and the
 * number of digits (`https://id.gs1.org/01/…/21/#8`), so that 0099 and 99 are different spaces and a run of
 * serials is an interval of `number` in one space.
 */
export interface SerialPlace {
  readonly space: string;
  readonly number: bigint;
}

/** The place of an item whose serial is digits only; undefined for everything else. */
export const serialRunOf = (identity: Identity): SerialPlace | undefined => {
  if (identity.level !== 'item') return undefined;
  const [, prefix, serial] = /^(.*\/)([0-9]+)$/.exec(identity.uri) ?? [];
  if (prefix === undefined || serial === undefined) return undefined;
  return { space: `${prefix}#${serial.length}`, number: BigInt(serial) };
};

/** The canonical URI of the item at a place; undefined when the place cannot be (too many digits, no space). */
export const itemAtPlace = ({ space, number }: SerialPlace): string | undefined => {
  const [, prefix, width] = /^(.*\/)#([0-9]{1,3})$/.exec(space) ?? [];
  if (prefix === undefined || number < 0n) return undefined;
  const serial = number.toString().padStart(Number(width), '0');
  return serial.length === Number(width) ? `${prefix}${serial}` : undefined;
};
