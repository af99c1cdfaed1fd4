import { endpoint } from '../../platform/index.ts';
import { z } from 'zod';
import { useRecords } from '../forms.rights.ts';
import { filterMatches, recordFilter } from './record-list.api.ts';
import { viewNotOwn } from './record-list.problems.ts';
import { fieldKeys, ofRecord, ofForm, recordStates } from './record-shape.ts';

/** What a view of a list keeps. */
export const viewSettings = z.strictObject({
  filter: recordFilter.default([]),
  match: z.enum(filterMatches).default('all'),
  search: z.string().max(100).default(''),
  state: z.enum(recordStates).nullable().default(null),
  sort: z
    .string()
    .max(82)
    .regex(/^-?[a-z][a-z0-9_]*$/)
    .default('-nr'),
  /** In their order; empty: all. Fields of the system may stand among them. */
  columns: fieldKeys.default([]),
  /** Widths in pixels by column. */
  widths: z.record(z.string().max(40), z.int().min(40).max(2000)).default({}),
});
export type ViewSettings = z.output<typeof viewSettings>;

const viewBody = z.strictObject({
  name: z.string().trim().min(1).max(60),
  /** True: everybody who sees the form has it. Only designers of the form share views. */
  shared: z.boolean().default(false),
  settings: viewSettings,
});

const view = z.object({
  id: z.uuid(),
  name: z.string(),
  shared: z.boolean(),
  isOwn: z.boolean(),
  ownerName: z.string().nullable(),
  /** As far as this reader may use it: what speaks of fields that are gone or hidden is left out. */
  settings: viewSettings,
  /** The fields that were left out. */
  missing: z.array(z.string()),
  version: z.int(),
  can: z.object({ change: z.boolean() }),
});

/** A saved view of a list. */
export type RecordView = z.output<typeof view>;

export const listViews = endpoint({
  id: 'forms.list-views',
  method: 'GET',
  path: '/api/forms/:form/views',
  needs: useRecords,
  summary: { zh: '我的和共享的视图', en: 'Own and shared views' },
  params: ofForm,
  reply: z.object({ rows: z.array(view), can: z.object({ share: z.boolean() }) }),
});

export const createView = endpoint({
  id: 'forms.create-view',
  method: 'POST',
  path: '/api/forms/:form/views',
  needs: useRecords,
  summary: { zh: '保存视图', en: 'Save a view' },
  params: ofForm,
  body: viewBody,
  reply: z.object({ id: z.uuid(), version: z.int() }),
});

export const changeView = endpoint({
  id: 'forms.change-view',
  method: 'PUT',
  path: '/api/forms/:form/views/:id',
  needs: useRecords,
  summary: { zh: '修改视图', en: 'Change a view' },
  params: ofRecord,
  row: 'forms.view',
  body: viewBody.extend({ version: z.int() }),
  reply: z.object({ version: z.int() }),
  problems: [viewNotOwn],
});

export const deleteView = endpoint({
  id: 'forms.delete-view',
  method: 'DELETE',
  path: '/api/forms/:form/views/:id',
  needs: useRecords,
  summary: { zh: '删除视图', en: 'Delete a view' },
  params: ofRecord,
  row: 'forms.view',
  reply: 'nothing',
  problems: [viewNotOwn],
});
