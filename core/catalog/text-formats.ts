import { checkDigitOf, hasRightCheckDigit, readCreditCode, readGtin, shortestGtin } from '../codes/index.ts';
import type { TextFormat } from '../forms/index.ts';
import type { Text } from '../platform/index.ts';

type Checked = ReturnType<TextFormat['check']>;

const good = (value: string): Checked => ({ ok: true, value });
const wrong = (text: Text): Checked => ({ ok: false, issues: [{ path: '', text }] });

/** Digits as people type and paste them: full-width, with blanks or hyphens between. */
const bare = (text: string): string => text.normalize('NFKC').replaceAll(/[\s-]/g, '');

/**
 * A GTIN in its shortest form, which is what stands below the bar code: 8, 12, 13 or 14 digits. So one GTIN has one
 * spelling however many zeros it was scanned with; GS1 data pad it to 14.
 */
const gtinFormat: TextFormat = {
  name: 'gtin',
  text: { zh: '商品条码（GTIN）', en: 'GTIN' },
  check: (text) => {
    const gtin = readGtin(bare(text));
    return gtin.ok ? good(shortestGtin(gtin.value)) : wrong(gtin.fault.text);
  },
};

/** A global location number (GS1 General Specifications 3.2): 13 digits, the last of them the check digit. */
const glnFormat: TextFormat = {
  name: 'gln',
  text: { zh: '全球位置码（GLN）', en: 'GLN' },
  check: (text) => {
    const gln = bare(text);
    if (!/^\d{13}$/.test(gln))
      return wrong({ zh: 'GLN 须为 13 位数字，请核对', en: 'must be a GLN of 13 digits; check the number' });
    if (hasRightCheckDigit(gln)) return good(gln);
    const right = checkDigitOf(gln.slice(0, 12));
    return wrong({
      zh: `GLN 的校验位应为 ${right}，这里是 ${gln.slice(12)}，请核对各位`,
      en: `the check digit of this GLN must be ${right} and is ${gln.slice(12)}; compare every digit`,
    });
  },
};

/** A unified social credit code 统一社会信用代码 (GB 32100-2015) in capitals without blanks. */
const creditCodeFormat: TextFormat = {
  name: 'credit-code',
  text: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  check: (text) => {
    const code = readCreditCode(text);
    return code.ok ? good(code.value.code) : wrong(code.fault.text);
  },
};

/** The formats that the catalog brings to text fields of every form; see `contributeTextFormats`. */
export const catalogTextFormats: readonly TextFormat[] = [gtinFormat, glnFormat, creditCodeFormat];
