import { z } from 'zod';
import { endpoint, pageOf, pageQuery } from '../../platform/index.ts';
import { useRecords } from '../forms.rights.ts';
import { mentionOutOfReach } from '../record.problems.ts';
import { ofForm, ofRecord } from './record-shape.ts';

const person = z.object({ id: z.uuid(), name: z.string() });

const comment = z.object({
  id: z.uuid(),
  text: z.string(),
  /** Who was told of it. */
  mentions: z.array(person),
  by: z.object({ id: z.uuid().nullable(), name: z.string() }),
  createdAt: z.iso.datetime(),
  /** Null where it stands as it was written. */
  changedAt: z.iso.datetime().nullable(),
  can: z.object({ change: z.boolean() }),
});
export type Comment = z.output<typeof comment>;

const writtenComment = z.strictObject({
  text: z.string().min(1).max(4000).regex(/\S/),
  mentions: z.array(z.uuid()).max(50).default([]).describe('提到的人，会收到消息 / who is told of it'),
});

const ofComment = ofForm.extend({ comment: z.uuid() });

export const listComments = endpoint({
  id: 'forms.list-comments',
  method: 'GET',
  path: '/api/forms/:form/records/:id/comments',
  needs: useRecords,
  summary: { zh: '一条记录的评论，新的在前', en: 'The comments on a record, newest first' },
  params: ofRecord,
  query: pageQuery.extend({ after: z.uuid().optional() }),
  reply: pageOf(comment),
  row: 'forms.record',
});

export const addComment = endpoint({
  id: 'forms.add-comment',
  method: 'POST',
  path: '/api/forms/:form/records/:id/comments',
  needs: useRecords,
  summary: { zh: '评论一条记录', en: 'Comment on a record' },
  params: ofRecord,
  body: writtenComment,
  reply: z.object({ id: z.uuid() }),
  problems: [mentionOutOfReach],
  row: 'forms.record',
});

export const changeComment = endpoint({
  id: 'forms.change-comment',
  method: 'PUT',
  path: '/api/forms/:form/comments/:comment',
  needs: useRecords,
  summary: { zh: '修改自己的评论', en: 'Change a comment of one’s own' },
  params: ofComment,
  body: writtenComment,
  reply: 'nothing',
  problems: [mentionOutOfReach],
});

export const deleteComment = endpoint({
  id: 'forms.delete-comment',
  method: 'DELETE',
  path: '/api/forms/:form/comments/:comment',
  needs: useRecords,
  summary: { zh: '删除自己的评论', en: 'Delete a comment of one’s own' },
  params: ofComment,
  reply: 'nothing',
});
