/** What a spreadsheet may take for a formula (OWASP, CSV injection; full-width forms too). */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** A number is no formula, also a negative one. */
const plainNumber = /^-?\d+(?:\.\d+)?$/;

/** A text for a cell of CSV: what might be run as a formula gets an apostrophe. `harmless` takes it off again. */
export const defused = (text: string): string =>
  formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;

/** The text that `defused` was given. */
export const harmless = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;

/** The most characters that a cell of Excel holds. */
const longestCell = 32_767;

const escaped = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** A text as a cell of Excel holds it (ECMA-376, ST_Xstring): control characters by their codes. */
export const cellText = (text: string): string => {
  const shown = text.length > longestCell ? `${text.slice(0, longestCell - 1)}…` : text;
  return (
    shown
      .toWellFormed()
      .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
      // Some readers resolve entities twice.
      .replaceAll(/&(?=(?:[a-z]+|#\w+);)/gi, '_x0026_')
      // Characters that XML 1.0 does not have, and those that its readers change.
      .replaceAll(/(?![\t\n])[\p{Cc}\uFFFE\uFFFF]/gu, escaped)
  );
};

/** The text that stood in a cell of Excel. */
export const textOfCell = (cell: string): string =>
  cell.replaceAll(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
