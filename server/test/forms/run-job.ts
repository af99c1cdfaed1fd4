import { Readable } from 'node:stream';
import type { TestApp } from '../test-app.ts';

/** Runs what the product does under the name of a job, as its workers would. */
export const runJob = async (t: TestApp, name: string, payload: unknown): Promise<void> => {
  const handler = t.app.modules.flatMap(({ jobs }) => jobs).find(({ job }) => job.name === name);
  if (handler === undefined) throw new Error(`no job ${name}`);
  await handler.run(t.ctx(), payload);
};

/** The sheets of a workbook as texts, by name. */
export const sheetsOf = async (content: Buffer): Promise<Map<string, string[][]>> => {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  await book.xlsx.read(Readable.from([content]));
  return new Map(
    book.worksheets.map((sheet) => {
      const rows: string[][] = [];
      sheet.eachRow((row) => {
        const cells: string[] = [];
        for (let column = 1; column <= sheet.columnCount; column += 1) cells.push(row.getCell(column).text);
        rows.push(cells);
      });
      return [sheet.name, rows];
    }),
  );
};
