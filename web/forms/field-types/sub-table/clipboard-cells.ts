/** A quoted cell ends with a quote that a tab, a line's end or the text's end follows. */
const quotedCell = /"((?:[^"]|"")*)"(?=\t|\r?\n|$)/y;
const plainCell = /[^\t\r\n]*/y;

/**
 * The cells of what a spreadsheet puts on the clipboard: tabs between cells, line ends between rows; a cell that holds
 * either stands in quotes, and a quote in it is doubled. Any other quote is a letter like others.
 */
export const cellsOf = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const end = text.replace(/(?:\r?\n)+$/, '').length;
  while (at <= end) {
    quotedCell.lastIndex = at;
    plainCell.lastIndex = at;
    const quoted = quotedCell.exec(text);
    const cell = quoted ?? plainCell.exec(text);
    at += cell?.[0].length ?? 0;
    row.push(quoted === null ? (cell?.[0] ?? '') : (quoted[1] ?? '').replaceAll('""', '"'));
    if (text[at] === '\t') {
      at += 1;
      continue;
    }
    rows.push(row);
    row = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return rows;
};

const written = (cell: string): string =>
  /[\t\r\n]/.test(cell) || cell.startsWith('"') ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Cells as a spreadsheet takes them from the clipboard. */
export const textOfCells = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(written).join('\t')).join('\r\n');
