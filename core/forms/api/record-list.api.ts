import { endpoint, pageOf, pageQuery } from '../../platform/index.ts';
import { z } from 'zod';
import { filterOperatorNames } from '../field-types/filter-operators.ts';
import { useRecords } from '../forms.rights.ts';
import { listTooSlow } from './record-list.problems.ts';
import {
  fieldPath,
  jsonValue,
  namesById,
  ofForm,
  ofRecord,
  recordStates,
  recordValues,
} from './record-shape.ts';

const operators = z.enum(filterOperatorNames);

/**
 * One condition of a list. `field`: a field of the record; of a sub-table (`lines.qty`: any row); the title of a related
 * record (`supplier.title`); or one of the system (`systemFields`). `value`: one value, a list for `any-of`, `none-of`,
 * `all-of`, `[from, to]` (both included) for `between`, absent for `empty`, `not-empty`, `mine`, `my-department`.
 */
export const filterCondition = z.strictObject({
  field: fieldPath,
  is: operators,
  value: jsonValue.optional(),
});
export type FilterCondition = z.output<typeof filterCondition>;

/** The conditions of a list. */
export const recordFilter = z.array(filterCondition).max(30);

/** What every record has besides its fields, by the name under which lists filter and sort. */
export const systemFields = {
  nr: { zh: '序号', en: 'No.' },
  title: { zh: '标题', en: 'Title' },
  state: { zh: '状态', en: 'State' },
  created_at: { zh: '创建时间', en: 'Created at' },
  created_by: { zh: '创建人', en: 'Created by' },
  department_id: { zh: '所属部门', en: 'Department' },
  changed_at: { zh: '修改时间', en: 'Changed at' },
  changed_by: { zh: '修改人', en: 'Changed by' },
  effective_at: { zh: '生效时间', en: 'Effective at' },
  deleted_at: { zh: '删除时间', en: 'Deleted at' },
} as const;
export type SystemField = keyof typeof systemFields;

/** How several conditions are joined. */
export const filterMatches = ['all', 'any'] as const;

/** Which records: what the list, its count and an export have in common. */
export const recordQuery = z.strictObject({
  filter: z
    .string()
    .max(8000)
    .optional()
    .describe('筛选条件 JSON：[{"field","is","value"}] / JSON of conditions'),
  match: z
    .enum(filterMatches)
    .optional()
    .describe('满足全部条件（默认）或任一条件 / all conditions, or any of them'),
  search: z.string().max(100).optional().describe('全文搜索，空格隔开的词都要有 / all words'),
  state: z.enum(recordStates).optional(),
  deleted: z.boolean().optional().describe('回收站 / the recycle bin'),
});
export type RecordQuery = z.output<typeof recordQuery>;

const recordRow = z.object({
  id: z.uuid(),
  /** The running number of the record in its form. */
  nr: z.int(),
  state: z.enum(recordStates),
  version: z.int(),
  /** `#nr` where the reader may not see what it is made of. */
  title: z.string(),
  /** The columns asked for; what is hidden in this row is absent. Rows of sub-tables are told by the record alone. */
  values: recordValues,
  createdAt: z.iso.datetime(),
  createdBy: z.uuid().nullable(),
  departmentId: z.uuid().nullable(),
  changedAt: z.iso.datetime(),
  deletedAt: z.iso.datetime().nullable(),
  can: z.object({ change: z.boolean(), void: z.boolean(), recycle: z.boolean(), restore: z.boolean() }),
});

/** A record in a list. */
export type RecordRow = z.output<typeof recordRow>;

export const listRecords = endpoint({
  id: 'forms.list-records',
  method: 'GET',
  path: '/api/forms/:form/records',
  needs: useRecords,
  summary: { zh: '记录列表', en: 'List records' },
  params: ofForm,
  query: pageQuery.extend(recordQuery.shape).extend({
    sort: z
      .string()
      .max(82)
      .regex(/^-?[a-z][a-z0-9_]*$/)
      .optional()
      .describe('排序字段，前加 - 为倒序；默认 -nr / field, descending with -; -nr when absent'),
    columns: z
      .string()
      .max(4000)
      .optional()
      .describe('要显示的字段，逗号隔开；默认全部 / fields, separated by commas; all when absent'),
  }),
  reply: pageOf(recordRow).extend({ names: namesById }),
  problems: [listTooSlow],
});

export const countRecords = endpoint({
  id: 'forms.count-records',
  method: 'GET',
  path: '/api/forms/:form/records/count',
  needs: useRecords,
  summary: { zh: '记录数', en: 'Count records' },
  params: ofForm,
  query: recordQuery,
  reply: z.object({
    /** 10,000 with `isExact` false means at least so many; null where counting took too long. */
    count: z.int().nullable(),
    isExact: z.boolean(),
  }),
});

const wholeRecord = recordRow.extend({
  formVersion: z.int(),
  changedBy: z.uuid().nullable(),
  effectiveAt: z.iso.datetime().nullable(),
  /** Fields (`supplier`, `lines.price`) that this reader does not see, and those that may not be changed, in this record. */
  hidden: z.array(z.string()),
  readOnly: z.array(z.string()),
  names: namesById,
});

/** A record with rows of sub-tables, lookups and roll-ups, as far as the reader may see it. */
export type WholeRecord = z.output<typeof wholeRecord>;

export const readRecord = endpoint({
  id: 'forms.read-record',
  method: 'GET',
  path: '/api/forms/:form/records/:id',
  needs: useRecords,
  summary: { zh: '查看记录', en: 'Read a record' },
  params: ofRecord,
  reply: wholeRecord,
  row: 'forms.record',
});

export const listOptions = endpoint({
  id: 'forms.list-options',
  method: 'GET',
  path: '/api/forms/:form/options',
  needs: useRecords,
  summary: { zh: '可选的关联记录、人员或部门', en: 'Records, people or departments to choose among' },
  params: ofForm,
  query: z.strictObject({
    field: fieldPath,
    search: z.string().max(100).optional(),
    limit: z.int().min(1).max(50).default(20),
  }),
  reply: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        /** What stands beside the title: fields of a record, the login or department of a person. */
        hint: z.string().optional(),
      }),
    ),
    /** More match than are told; search further. */
    hasMore: z.boolean(),
  }),
});

/** What an id points at: `user`, `department` or `form:<key>`. */
const target = z
  .string()
  .max(40)
  .regex(/^(?:user|department|form:[a-z][a-z0-9_]*)$/);

export const readRelated = endpoint({
  id: 'forms.read-related',
  method: 'POST',
  path: '/api/forms/:form/related',
  needs: useRecords,
  summary: {
    zh: '关联内容和汇总值，供填写时计算',
    en: 'What ids point at, and roll-ups, for rules while filling in',
  },
  params: ofForm,
  body: z.strictObject({
    references: z.array(z.strictObject({ target, id: z.uuid() })).max(500),
    /** The record that is changed, for its roll-ups. */
    record: z.uuid().optional(),
  }),
  reply: z.object({
    /** By `user:<id>`, `department:<id>`, `form:<key>:<id>`: readable fields and `title` or `name`. Unknown ones are absent. */
    related: z.record(z.string(), recordValues),
    /** Roll-ups of the record by field. */
    known: recordValues,
    names: namesById,
  }),
});
