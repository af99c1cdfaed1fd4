import { open } from 'node:fs/promises';
import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { tableUnreadable } from '@yuanliu/core/forms';
import { Problem } from '@yuanliu/core/platform';
import { z } from 'zod';

/** Some rows of a sheet, in their order. */
export interface TableRows {
  readonly sheet: string;
  readonly rows: readonly (readonly string[])[];
}

/** How much a table may hold and how long reading it may take. */
export interface TableLimits {
  readonly rows: number;
  readonly columns: number;
  readonly sheets: number;
  /** Of all cells together, in UTF-16 units. */
  readonly characters: number;
  readonly seconds: number;
  readonly megabytes: number;
}

/** What a table of records needs at the most. */
const usualLimits: TableLimits = {
  rows: 200_000,
  columns: 300,
  sheets: 20,
  characters: 200_000_000,
  seconds: 180,
  megabytes: 768,
};

/** Refuses a file. */
export const unreadable = (zh: string, en: string): Problem => new Problem(tableUnreadable, { zh, en });

const message = z.union([
  z.literal('end'),
  z.object({ sheet: z.string(), rows: z.array(z.array(z.string())) }),
]);

const rowsAtOnce = 1000;

/** Zip files begin so. */
const zipSign = 'PK\u0003\u0004';

const kindOf = async (path: string): Promise<'xlsx' | 'csv'> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    const start = buffer.subarray(0, bytesRead);
    if (start.toString('latin1').startsWith(zipSign)) return 'xlsx';
    if (start.toString('hex').startsWith('d0cf11e0'))
      throw unreadable('是旧的 .xls 格式', 'it is of the old .xls format');
    return 'csv';
  } finally {
    await file.close();
  }
};

/** Counts what a table holds; throws where it is too much. */
const counting = (limits: TableLimits): ((rows: TableRows) => void) => {
  const sheets = new Set<string>();
  let count = 0;
  let characters = 0;
  return ({ sheet, rows }) => {
    sheets.add(sheet);
    count += rows.length;
    for (const cells of rows) for (const cell of cells) characters += cell.length;
    const { columns } = limits;
    if (sheets.size > limits.sheets)
      throw unreadable(`超过 ${limits.sheets} 张工作表`, `it has more than ${limits.sheets} sheets`);
    if (count > limits.rows + limits.sheets)
      throw unreadable(`超过 ${limits.rows} 行`, `it has more than ${limits.rows} rows`);
    if (rows.some((cells) => cells.length > columns))
      throw unreadable(`超过 ${columns} 列`, `it has more than ${columns} columns`);
    if (characters > limits.characters) throw unreadable('内容太多', 'it holds too much');
  };
};

/**
 * The sheets of a file (.xlsx, or CSV in UTF-8, UTF-16 or GB18030), some rows at a time, read by a thread whose time and memory
 * end. Errors: `forms.table-unreadable`.
 */
export async function* readTable(
  file: { readonly path: string; readonly name: string },
  limits: TableLimits = usualLimits,
): AsyncGenerator<TableRows> {
  const kind = await kindOf(file.path);
  const worker = new Worker(new URL('./table-worker.ts', import.meta.url), {
    workerData: { ...file, kind, rowsAtOnce },
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    stdout: true,
    stderr: true,
  });
  const late = new AbortController();
  const clock = setTimeout(() => late.abort(), limits.seconds * 1000);
  const ended = new Error('the reader ended');
  worker.once('exit', () => worker.emit('error', ended));
  const count = counting(limits);
  try {
    for await (const [raw] of on(worker, 'message', { signal: late.signal })) {
      const read = message.parse(raw);
      if (read === 'end') return;
      count(read);
      yield read;
      worker.postMessage('more');
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (late.signal.aborted)
      throw unreadable(`读取超过 ${limits.seconds} 秒`, `reading took longer than ${limits.seconds} seconds`);
    throw unreadable('文件已损坏或内容过大', 'it is damaged or too large');
  } finally {
    clearTimeout(clock);
    worker.removeAllListeners('exit');
    await worker.terminate();
  }
}
