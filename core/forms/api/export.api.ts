import { z } from 'zod';
import { endpoint, fileMissing } from '../../platform/index.ts';
import { useRecords } from '../forms.rights.ts';
import { transferNotReady } from '../transfer.problems.ts';
import { recordQuery } from './record-list.api.ts';
import { ofForm } from './record-shape.ts';
import { fileLanguage, ofTransfer, sentence, transferStates } from './transfer-shape.ts';

/** The kinds of files that records are exported as. */
const exportFormats = ['xlsx', 'csv'] as const;

/** What an export is asked: the query of the list, and how the file is to be. */
export const exportWish = recordQuery.extend({
  format: z.enum(exportFormats),
  sort: z
    .string()
    .max(82)
    .regex(/^-?[a-z][a-z0-9_]*$/)
    .optional()
    .describe('排序字段，与列表相同 / as in the list'),
  columns: z.string().max(4000).optional().describe('字段，逗号隔开 / fields, separated by commas'),
  language: fileLanguage.describe('表头和内容的语言 / the language of headings and contents'),
});
export type ExportWish = z.output<typeof exportWish>;

const exportState = z.object({
  id: z.uuid(),
  state: z.enum(transferStates),
  /** Records written so far, and all; null until they are counted. */
  written: z.int(),
  total: z.int().nullable(),
  problem: sentence.nullable(),
  /** The file is removed then. */
  keptUntil: z.iso.datetime().nullable(),
});
export type ExportState = z.output<typeof exportState>;

export const startExport = endpoint({
  id: 'forms.start-export',
  method: 'POST',
  path: '/api/forms/:form/exports',
  needs: useRecords,
  summary: {
    zh: '导出记录：与列表相同的条件、列和权限',
    en: 'Export records: by the conditions, columns and rights of the list',
  },
  params: ofForm,
  body: exportWish,
  reply: z.object({ id: z.uuid() }),
});

export const readExport = endpoint({
  id: 'forms.read-export',
  method: 'GET',
  path: '/api/forms/:form/exports/:id',
  needs: useRecords,
  summary: { zh: '导出的进度', en: 'Progress of an export' },
  params: ofTransfer,
  reply: exportState,
  row: 'forms.export',
});

export const downloadExport = endpoint({
  id: 'forms.download-export',
  method: 'GET',
  path: '/api/forms/:form/exports/:id/file',
  needs: useRecords,
  summary: { zh: '下载导出的文件（仅限导出者本人）', en: 'The exported file, for whoever asked for it' },
  params: ofTransfer,
  reply: 'file',
  problems: [transferNotReady, fileMissing],
  row: 'forms.export',
});
