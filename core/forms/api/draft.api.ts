import { z } from 'zod';
import { endpoint, pageOf, pageQuery } from '../../platform/index.ts';
import { useRecords } from '../forms.rights.ts';
import { ofForm, recordValues } from './record-shape.ts';

const largestDraft = 8 * 1024 * 1024;

const ofDraft = ofForm.extend({ draft: z.uuid().describe('由浏览器生成 / made by the browser') });

const draftContent = {
  values: recordValues,
  /** The record that it changes, with the version it started from; null for a new record. */
  record: z.uuid().nullable().default(null),
  recordVersion: z.int().nullable().default(null),
};

const draft = z.object({
  id: z.uuid(),
  ...draftContent,
  savedAt: z.iso.datetime(),
});
export type RecordDraft = z.output<typeof draft>;

/** Only one's own: a draft is seen by nobody else. */
export const listRecordDrafts = endpoint({
  id: 'forms.list-record-drafts',
  method: 'GET',
  path: '/api/forms/:form/drafts',
  needs: useRecords,
  summary: { zh: '我的草稿，新的在前', en: 'My drafts, newest first' },
  params: ofForm,
  query: pageQuery.extend({
    limit: z.int().min(1).max(50).default(20),
    record: z.uuid().optional().describe('只要修改该记录的草稿 / only those that change this record'),
  }),
  reply: pageOf(draft),
});

export const saveRecordDraft = endpoint({
  id: 'forms.save-record-draft',
  method: 'PUT',
  path: '/api/forms/:form/drafts/:draft',
  needs: useRecords,
  summary: { zh: '保存草稿', en: 'Save a draft' },
  params: ofDraft,
  body: z.strictObject(draftContent),
  bodyLimit: largestDraft,
  reply: z.object({ savedAt: z.iso.datetime() }),
});

export const deleteRecordDraft = endpoint({
  id: 'forms.delete-record-draft',
  method: 'DELETE',
  path: '/api/forms/:form/drafts/:draft',
  needs: useRecords,
  summary: { zh: '删除草稿', en: 'Delete a draft' },
  params: ofDraft,
  reply: 'nothing',
});
