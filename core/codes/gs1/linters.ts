import { csum, csumalpha, gcppos1, gcppos2 } from './check-digit.ts';
import type { Lint } from './lint.ts';
import {
  cset39,
  cset64,
  cset82,
  csetnumeric,
  hasnondigit,
  hyphen,
  importeridx,
  pcenc,
} from './lint-characters.ts';
import { couponcode, couponposoffer } from './lint-coupons.ts';
import { hh, hhmi, mi, ss, yymmd0, yymmdd, yyyymmd0, yyyymmdd } from './lint-dates.ts';
import { iban, iso3166, iso3166999, iso3166alpha2, iso4217, mediatype, packagetype } from './lint-lists.ts';
import {
  iso5218,
  latitude,
  longitude,
  nonzero,
  nozeroprefix,
  pieceoftotal,
  posinseqslash,
  winding,
  yesno,
  zero,
} from './lint-numbers.ts';

/** Every content rule of the GS1 Barcode Syntax Dictionary, by its name there. */
export const linters: ReadonlyMap<string, Lint> = new Map<string, Lint>(
  Object.entries({
    couponcode,
    couponposoffer,
    cset39,
    cset64,
    cset82,
    csetnumeric,
    csum,
    csumalpha,
    gcppos1,
    gcppos2,
    hasnondigit,
    hh,
    hhmi,
    hyphen,
    iban,
    importeridx,
    iso3166,
    iso3166999,
    iso3166alpha2,
    iso4217,
    iso5218,
    latitude,
    longitude,
    mediatype,
    mi,
    nonzero,
    nozeroprefix,
    packagetype,
    pcenc,
    pieceoftotal,
    posinseqslash,
    ss,
    winding,
    yesno,
    yymmd0,
    yymmdd,
    yyyymmd0,
    yyyymmdd,
    zero,
  }),
);
