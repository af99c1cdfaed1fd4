import { z } from 'zod';
import { endpoint, fileTooLarge } from '../../platform/index.ts';
import { fieldKey } from '../definition/keys.ts';
import { useRecords } from '../forms.rights.ts';
import { importStarted, tableUnreadable, transferNotReady } from '../transfer.problems.ts';
import { ofForm, recordValues } from './record-shape.ts';
import { fileLanguage, ofTransfer, sentence, transferStates } from './transfer-shape.ts';

const sheet = z.object({
  name: z.string(),
  /** Rows below the headings. */
  rows: z.int(),
  columns: z.array(
    z.object({
      name: z.string(),
      /** The first values in it. */
      sample: z.array(z.string()),
      /** The field that goes by this name; null where none does. */
      guess: z.string().nullable(),
    }),
  ),
});
export type ImportSheet = z.output<typeof sheet>;

/** Which sheet, and into which field each of its columns goes: by position, null for a column that is left out. */
export const importMapping = z.strictObject({
  sheet: z.int().min(0).max(99),
  mapping: z.array(fieldKey.nullable()).max(300),
  language: fileLanguage.describe('内容的语言 / the language of what stands in it'),
});
export type ImportMapping = z.output<typeof importMapping>;

/** `all`: every row, or none where one is wrong; `good`: those that are right. */
export const importModes = ['all', 'good'] as const;
export type ImportMode = (typeof importModes)[number];

const cellIssue = z.object({
  /** The column by position; null where the row as a whole is wrong. */
  column: z.int().nullable(),
  text: sentence,
});
export type CellIssue = z.output<typeof cellIssue>;

export const uploadImport = endpoint({
  id: 'forms.upload-import',
  method: 'POST',
  path: '/api/forms/:form/imports',
  needs: useRecords,
  summary: {
    zh: '上传 Excel 或 CSV 以便导入（请求内容即文件本身）',
    en: 'Upload Excel or CSV for an import; the body is the file itself',
  },
  params: ofForm,
  query: z.strictObject({ name: z.string().min(1).max(255).describe('文件名 / the name of the file') }),
  bytes: true,
  body: z.unknown(),
  reply: z.object({ id: z.uuid(), sheets: z.array(sheet) }),
  problems: [fileTooLarge, tableUnreadable],
});

export const previewImport = endpoint({
  id: 'forms.preview-import',
  method: 'POST',
  path: '/api/forms/:form/imports/:id/preview',
  needs: useRecords,
  summary: { zh: '预览前 20 行及每格的问题', en: 'The first 20 rows with what is wrong in each cell' },
  params: ofTransfer,
  body: importMapping,
  reply: z.object({
    rows: z.array(
      z.object({
        /** The row in the sheet; the headings are row 1. */
        row: z.int(),
        cells: z.array(z.string()),
        values: recordValues,
        issues: z.array(cellIssue),
      }),
    ),
  }),
  problems: [importStarted],
  row: 'forms.import',
});

export const runImport = endpoint({
  id: 'forms.run-import',
  method: 'POST',
  path: '/api/forms/:form/imports/:id/run',
  needs: useRecords,
  summary: { zh: '开始导入', en: 'Start an import' },
  params: ofTransfer,
  body: importMapping.extend({ mode: z.enum(importModes) }),
  reply: 'nothing',
  problems: [importStarted],
  row: 'forms.import',
});

const importState = z.object({
  id: z.uuid(),
  state: z.enum(['uploaded', ...transferStates]),
  /** Rows of the chosen sheet; null before one is chosen. */
  total: z.int().nullable(),
  /** Rows that were worked through, those that became records, and those with something wrong. */
  done: z.int(),
  saved: z.int(),
  wrong: z.int(),
  problem: sentence.nullable(),
});
export type ImportState = z.output<typeof importState>;

export const readImport = endpoint({
  id: 'forms.read-import',
  method: 'GET',
  path: '/api/forms/:form/imports/:id',
  needs: useRecords,
  summary: { zh: '导入的进度', en: 'Progress of an import' },
  params: ofTransfer,
  reply: importState,
  row: 'forms.import',
});

export const downloadImportErrors = endpoint({
  id: 'forms.download-import-errors',
  method: 'GET',
  path: '/api/forms/:form/imports/:id/errors',
  needs: useRecords,
  summary: {
    zh: '有问题的行（Excel，改正后可再次导入）',
    en: 'The rows with something wrong (Excel), to be mended and imported again',
  },
  params: ofTransfer,
  reply: 'file',
  problems: [transferNotReady],
  row: 'forms.import',
});
