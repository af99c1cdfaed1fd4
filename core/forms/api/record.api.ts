import { z } from 'zod';
import { endpoint } from '../../platform/index.ts';
import { useRecords } from '../forms.rights.ts';
import {
  fileUnknown,
  recordBroken,
  recordChanged,
  recordInvalid,
  recordTaken,
  valueTaken,
} from '../record.problems.ts';
import { ofForm, ofRecord, recordStates, recordValues } from './record-shape.ts';

/** A record with rows of files and lines is larger than other bodies. */
const largestRecord = 8 * 1024 * 1024;

const savedRecord = z.object({
  id: z.uuid(),
  /** Counts the records of the form; `#42` where a record has no title. */
  nr: z.int(),
  version: z.int(),
  state: z.enum(recordStates),
  title: z.string(),
  /** As the rules left them, without what the caller may not see. */
  values: recordValues,
});
export type SavedRecord = z.output<typeof savedRecord>;

const refusals = [recordInvalid, valueTaken, fileUnknown];

export const submitRecord = endpoint({
  id: 'forms.submit-record',
  method: 'POST',
  path: '/api/forms/:form/records',
  needs: useRecords,
  summary: { zh: '提交一条记录', en: 'Submit a record' },
  params: ofForm,
  body: z.strictObject({
    id: z
      .uuid()
      .optional()
      .describe(
        '由提交方生成；重复提交得到同样的结果 / made by the sender; sending it again gives the same answer',
      ),
    values: recordValues,
    draft: z.uuid().optional().describe('提交后删除的草稿 / the draft that ends with it'),
  }),
  bodyLimit: largestRecord,
  reply: savedRecord,
  problems: [...refusals, recordTaken],
});

export const changeRecord = endpoint({
  id: 'forms.change-record',
  method: 'PUT',
  path: '/api/forms/:form/records/:id',
  needs: useRecords,
  summary: {
    zh: '修改一条记录；没有提交的字段保持不变',
    en: 'Change a record; fields left out stay as they are',
  },
  params: ofRecord,
  body: z.strictObject({
    version: z.int(),
    values: recordValues,
    draft: z.uuid().optional().describe('保存后删除的草稿 / the draft that ends with it'),
  }),
  bodyLimit: largestRecord,
  reply: savedRecord,
  problems: [...refusals, recordChanged, recordBroken],
  row: 'forms.record',
});

export const voidRecord = endpoint({
  id: 'forms.void-record',
  method: 'POST',
  path: '/api/forms/:form/records/:id/void',
  needs: useRecords,
  summary: { zh: '作废一条记录', en: 'Void a record' },
  params: ofRecord,
  body: z.strictObject({ version: z.int(), reason: z.string().min(1).max(500).regex(/\S/) }),
  reply: z.object({ version: z.int(), state: z.enum(recordStates) }),
  problems: [recordChanged, recordBroken],
  row: 'forms.record',
});

const manyIds = z.strictObject({ ids: z.array(z.uuid()).min(1).max(200) });

const text = z.object({ zh: z.string(), en: z.string() });

const toldEach = z.object({
  results: z.array(
    z.object({
      id: z.uuid(),
      /** Null where it was done. */
      problem: z.object({ code: z.string(), text }).nullable(),
      /** The records that point at this one and therefore hold it, at most twenty, as far as the caller may see them. */
      heldBy: z.array(z.object({ form: z.string(), formName: text, id: z.uuid(), title: z.string() })),
    }),
  ),
});
export type ToldEach = z.output<typeof toldEach>;

export const recycleRecords = endpoint({
  id: 'forms.recycle-records',
  method: 'POST',
  path: '/api/forms/:form/records/recycle',
  needs: useRecords,
  summary: { zh: '把记录移入回收站', en: 'Move records to the recycle bin' },
  params: ofForm,
  body: manyIds,
  reply: toldEach,
});

export const restoreRecords = endpoint({
  id: 'forms.restore-records',
  method: 'POST',
  path: '/api/forms/:form/records/restore',
  needs: useRecords,
  summary: { zh: '从回收站恢复记录', en: 'Take records out of the recycle bin' },
  params: ofForm,
  body: manyIds,
  reply: toldEach,
});
