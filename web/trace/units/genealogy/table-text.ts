/** A table as it is shown, as text that a spreadsheet takes: cells between tabs, one row a line. */
export const tableText = (table: HTMLTableElement): string =>
  [...table.rows]
    .map((row) => [...row.cells].map((cell) => cell.innerText.replaceAll(/\s+/g, ' ').trim()).join('\t'))
    .join('\n');
