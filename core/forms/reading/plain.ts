/** A text for comparing: full width and half width, upper and lower case, and blanks around it do not matter. */
export const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** A text with full-width digits, letters and signs in their plain form. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\u2212\u2013\u2014\u2010\u2011]/g, '-')
    .trim();

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** True for a text that PostgreSQL can hold: no NUL, no half of a surrogate pair. */
export const isStorable = (text: string): boolean => !text.includes('\u0000') && !loneSurrogate.test(text);
