import { unitOfMeasure } from '@yuanliu/core/trace';
import type { Text } from '@yuanliu/core/platform';

/** A decimal as text in groups of three, every digit kept: `12345.50` is 12,345.5. */
export const groupedDecimal = (text: string): string => {
  const [whole = '', fraction = ''] = text.split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  const rest = fraction.replace(/0+$/, '');
  return rest === '' ? grouped : `${grouped}.${rest}`;
};

const pieces: Text = { zh: '件', en: 'pcs' };

/** How an amount is said in English, where the name of the unit would be too long. */
const symbols: Readonly<Record<string, string>> = {
  KGM: 'kg',
  GRM: 'g',
  TNE: 't',
  LTR: 'L',
  MLT: 'mL',
  MTR: 'm',
  CEL: '°C',
  P1: '%',
};
/** Where the sign is shorter and known to everybody in Chinese too. */
const signs = new Set(['CEL', 'P1']);

/** The name of a UN/ECE Recommendation 20 unit; none means pieces, one that is not known stays a code. */
export const uomText = (code: string | null | undefined): Text => {
  if (code === null || code === undefined || code === '') return pieces;
  const known = unitOfMeasure(code)?.text ?? { zh: code, en: code };
  const symbol = symbols[code];
  if (symbol === undefined) return known;
  return { zh: signs.has(code) ? symbol : known.zh, en: symbol };
};
