import { type LintFinding, type Lint, finding, onlyDigits } from './lint.ts';
import { yymmdd } from './lint-dates.ts';
import type { LintCode } from './lint-text.ts';

/** Ends the reading of a coupon with the first thing wrong in it; never leaves this file. */
class CouponFault extends Error {
  readonly found: LintFinding;
  constructor(found: LintFinding) {
    super(found.code);
    this.found = found;
  }
}

interface LengthCodes {
  readonly missing: LintCode;
  readonly invalid: LintCode;
  readonly truncated: LintCode;
}

/** Takes a coupon apart from left to right; the value is all digits. */
class CouponReader {
  at = 0;
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }

  isAtEnd(): boolean {
    return this.at >= this.value.length;
  }

  refuse(code: LintCode, at: number, length: number): never {
    throw new CouponFault(finding(code, at, length));
  }

  /** Enters an optional field when its number comes next. */
  enters(field: string): boolean {
    if (this.value.charAt(this.at) !== field) return false;
    this.at += 1;
    return true;
  }

  /** One digit; `allowed` undefined takes any. */
  digit(missing: LintCode, invalid?: LintCode, allowed?: string): string {
    if (this.isAtEnd()) this.refuse(missing, 0, this.value.length);
    const digit = this.value.charAt(this.at);
    if (allowed !== undefined && invalid !== undefined && !allowed.includes(digit))
      this.refuse(invalid, this.at, 1);
    this.at += 1;
    return digit;
  }

  /** So many digits. When none is left the whole value is marked, else what there is of the field. */
  take(length: number, truncated: LintCode): string {
    const left = this.value.length - this.at;
    if (left < length) {
      if (left === 0) this.refuse(truncated, 0, this.value.length);
      this.refuse(truncated, this.at, left);
    }
    this.at += length;
    return this.value.slice(this.at - length, this.at);
  }

  /** A field behind its length indicator; `plus` is added to the indicator, and 9 may stand for "no field". */
  sized(codes: LengthCodes, allowed: string, plus: number): void {
    const indicator = this.digit(codes.missing, codes.invalid, allowed);
    const isAbsent = indicator === '9' && allowed.endsWith('69');
    if (!isAbsent) this.take(Number(indicator) + plus, codes.truncated);
  }
}

const lengthCodes = (missing: LintCode, invalid: LintCode, truncated: LintCode): LengthCodes => ({
  missing,
  invalid,
  truncated,
});

const serialCodes = lengthCodes(
  'COUPON_MISSING_SERIAL_NUMBER_VLI',
  'COUPON_MISSING_SERIAL_NUMBER_VLI',
  'COUPON_TRUNCATED_SERIAL_NUMBER',
);
const anyDigit = '0123456789';

/** Runs a reader over a value of digits. */
const coupon =
  (readAll: (reader: CouponReader) => void): Lint =>
  (value) => {
    const bad = onlyDigits(value);
    if (bad !== undefined) return bad;
    const reader = new CouponReader(value);
    try {
      readAll(reader);
    } catch (fault) {
      if (fault instanceof CouponFault) return fault.found;
      throw fault;
    }
    return reader.isAtEnd() ? undefined : finding('COUPON_EXCESS_DATA', reader.at, value.length - reader.at);
  };

/** Requirement, requirement code and family code of the first, second or third purchase. */
const readPurchase = (reader: CouponReader, which: '1ST' | '2ND' | '3RD'): void => {
  reader.sized(
    lengthCodes(
      `COUPON_MISSING_${which}_PURCHASE_REQUIREMENT_VLI`,
      `COUPON_INVALID_${which}_PURCHASE_REQUIREMENT_LENGTH`,
      `COUPON_TRUNCATED_${which}_PURCHASE_REQUIREMENT`,
    ),
    '12345',
    0,
  );
  reader.digit(
    `COUPON_MISSING_${which}_PURCHASE_REQUIREMENT_CODE`,
    `COUPON_INVALID_${which}_PURCHASE_REQUIREMENT_CODE`,
    '012349',
  );
  reader.take(3, `COUPON_TRUNCATED_${which}_PURCHASE_FAMILY_CODE`);
};

const readFurtherPurchase = (reader: CouponReader, which: '2ND' | '3RD'): void => {
  readPurchase(reader, which);
  reader.sized(
    lengthCodes(
      `COUPON_MISSING_${which}_PURCHASE_GCP_VLI`,
      `COUPON_INVALID_${which}_PURCHASE_GCP_LENGTH`,
      `COUPON_TRUNCATED_${which}_PURCHASE_GCP`,
    ),
    '01234569',
    6,
  );
};

const readDate = (reader: CouponReader, truncated: LintCode, invalid: LintCode): string => {
  const day = reader.take(6, truncated);
  if (yymmdd(day) !== undefined) reader.refuse(invalid, reader.at - 6, 6);
  return day;
};

const readDates = (reader: CouponReader): void => {
  const expires = reader.enters('3')
    ? readDate(reader, 'COUPON_TOO_SHORT_FOR_EXPIRATION_DATE', 'COUPON_INVALID_EXIPIRATION_DATE')
    : undefined;
  if (!reader.enters('4')) return;
  const starts = readDate(reader, 'COUPON_TOO_SHORT_FOR_START_DATE', 'COUPON_INVALID_START_DATE');
  // The mark covers both dates: six digits, the number of the second field, six digits, and the first field's number.
  if (expires !== undefined && starts > expires)
    reader.refuse('COUPON_EXPIRATION_BEFORE_START', reader.at - 14, 14);
};

const readOptionalFields = (reader: CouponReader): void => {
  if (reader.enters('1')) {
    reader.digit(
      'COUPON_MISSING_ADDITIONAL_PURCHASE_RULES_CODE',
      'COUPON_INVALID_ADDITIONAL_PURCHASE_RULES_CODE',
      '0123',
    );
    readFurtherPurchase(reader, '2ND');
  }
  if (reader.enters('2')) readFurtherPurchase(reader, '3RD');
  readDates(reader);
  if (reader.enters('5')) reader.sized(serialCodes, anyDigit, 6);
  if (reader.enters('6')) {
    reader.sized(
      lengthCodes(
        'COUPON_MISSING_RETAILER_GCP_OR_GLN_VLI',
        'COUPON_INVALID_RETAILER_GCP_OR_GLN_LENGTH',
        'COUPON_TRUNCATED_RETAILER_GCP_OR_GLN',
      ),
      '1234567',
      6,
    );
  }
  if (!reader.enters('9')) return;
  reader.digit('COUPON_MISSING_SAVE_VALUE_CODE', 'COUPON_INVALID_SAVE_VALUE_CODE', '01256');
  reader.digit(
    'COUPON_MISSING_SAVE_VALUE_APPLIES_TO_ITEM',
    'COUPON_INVALID_SAVE_VALUE_APPLIES_TO_ITEM',
    '012',
  );
  reader.digit('COUPON_MISSING_STORE_COUPON_FLAG');
  reader.digit('COUPON_MISSING_DONT_MULTIPLY_FLAG', 'COUPON_INVALID_DONT_MULTIPLY_FLAG', '01');
};

/** AI 8110: North American Coupon Application Guideline Using GS1 DataBar Expanded Symbols. */
export const couponcode: Lint = coupon((reader) => {
  reader.sized(
    lengthCodes('COUPON_MISSING_GCP_VLI', 'COUPON_INVALID_GCP_LENGTH', 'COUPON_TRUNCATED_GCP'),
    '0123456',
    6,
  );
  reader.take(6, 'COUPON_TRUNCATED_OFFER_CODE');
  reader.sized(
    lengthCodes(
      'COUPON_MISSING_SAVE_VALUE_VLI',
      'COUPON_INVALID_SAVE_VALUE_LENGTH',
      'COUPON_TRUNCATED_SAVE_VALUE',
    ),
    '12345',
    0,
  );
  readPurchase(reader, '1ST');
  readOptionalFields(reader);
});

/** AI 8112: the positive offer file of the North American coupons. */
export const couponposoffer: Lint = coupon((reader) => {
  reader.digit('COUPON_MISSING_FORMAT_CODE', 'COUPON_INVALID_FORMAT_CODE', '01');
  reader.sized(
    lengthCodes('COUPON_MISSING_FUNDER_VLI', 'COUPON_INVALID_FUNDER_LENGTH', 'COUPON_TRUNCATED_FUNDER'),
    '0123456',
    6,
  );
  reader.take(6, 'COUPON_TRUNCATED_OFFER_CODE');
  reader.sized(serialCodes, anyDigit, 6);
});
