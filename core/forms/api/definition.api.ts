import { endpoint } from '../../platform/index.ts';
import { z } from 'zod';
import { formText } from '../definition/form-text.ts';
import { formKey } from '../definition/keys.ts';
import {
  alreadyPublished,
  consentNeeded,
  definitionUnsound,
  formBusy,
  formKeyTaken,
  nothingToPublish,
  notPublished,
  recordsInTheWay,
} from '../definition.problems.ts';
import { changeDefinitions, formActions } from '../forms.rights.ts';
import { definitionDocument } from './definition-document.ts';
import { accept, change, field, note, text, version, versionOrDraft, whichForm } from './definition-parts.ts';

const formRow = z.object({
  key: z.string(),
  id: z.uuid(),
  name: formText,
  description: formText.optional(),
  group: z.string().optional(),
  icon: z.string().optional(),
  colour: z.string().optional(),
  /** `draft`: never published. */
  state: z.enum(['draft', 'published']),
  version: version.nullable(),
  hasDraft: z.boolean(),
  isSystem: z.boolean(),
  changedAt: z.iso.datetime(),
  changedBy: z.string().nullable(),
  can: z.object({ see: z.boolean(), create: z.boolean(), design: z.boolean() }),
});
/** A form in the list of forms. */
export type FormRow = z.output<typeof formRow>;

export const listForms = endpoint({
  id: 'forms.list',
  method: 'GET',
  path: '/api/forms',
  needs: 'signed-in',
  summary: { zh: '可用的表单', en: 'The forms within reach' },
  reply: z.object({ rows: z.array(formRow), can: z.object({ create: z.boolean() }) }),
});

export const createForm = endpoint({
  id: 'forms.create',
  method: 'POST',
  path: '/api/forms',
  needs: changeDefinitions,
  summary: { zh: '新建表单（草稿）', en: 'Make a form (a draft)' },
  body: z.strictObject({
    key: formKey
      .optional()
      .describe('标识，不填则按名称生成：小写字母、数字、下划线 / lower-case letters, digits, underscores'),
    definition: definitionDocument,
  }),
  reply: z.object({ key: z.string() }),
  problems: [formKeyTaken],
  success: 201,
});

const draft = z.object({
  definition: definitionDocument,
  draftVersion: z.int(),
  changedAt: z.iso.datetime(),
  changedBy: z.string().nullable(),
});

const drawnForm = z.object({
  key: z.string(),
  id: z.uuid(),
  isSystem: z.boolean(),
  /** Dotted keys of the fields that the code knows: neither removed nor changed in kind. */
  locked: z.array(z.string()),
  published: z.object({ version, definition: definitionDocument }).nullable(),
  draft: draft.nullable(),
  can: z.object({ publish: z.boolean(), delete: z.boolean() }),
});
/** A form as its designer opens it. */
export type DrawnForm = z.output<typeof drawnForm>;

export const readForm = endpoint({
  id: 'forms.read',
  method: 'GET',
  path: '/api/forms/:form',
  needs: 'signed-in',
  row: 'forms.form',
  summary: { zh: '打开表单的设计', en: 'A form as it is drawn' },
  params: whichForm,
  reply: drawnForm,
});

export const saveDraft = endpoint({
  id: 'forms.save-draft',
  method: 'PUT',
  path: '/api/forms/:form/draft',
  needs: 'signed-in',
  row: 'forms.form',
  summary: { zh: '保存草稿', en: 'Save the draft' },
  params: whichForm,
  body: z.strictObject({
    definition: definitionDocument,
    draftVersion: z.int().min(0).describe('所改草稿的版本，没有草稿时为 0 / 0 where there is no draft'),
  }),
  reply: z.object({ draftVersion: z.int() }),
});

export const dropDraft = endpoint({
  id: 'forms.drop-draft',
  method: 'DELETE',
  path: '/api/forms/:form/draft',
  needs: 'signed-in',
  row: 'forms.form',
  summary: { zh: '放弃草稿，回到已发布的版本', en: 'Drop the draft; the published version stays' },
  params: whichForm,
  reply: 'nothing',
  problems: [notPublished],
});

export const deleteForm = endpoint({
  id: 'forms.delete',
  method: 'DELETE',
  path: '/api/forms/:form',
  needs: 'signed-in',
  row: 'forms.form',
  summary: { zh: '删除从未发布过的表单', en: 'Delete a form that was never published' },
  params: whichForm,
  reply: 'nothing',
  problems: [alreadyPublished],
});

const forms = z.record(z.string(), definitionDocument);

export const readAround = endpoint({
  id: 'forms.read-around',
  method: 'GET',
  path: '/api/forms/:form/around',
  needs: 'signed-in',
  row: 'forms.form',
  summary: { zh: '其他已发布的表单和编号规则（供设计）', en: 'Other published forms and serial rules' },
  params: whichForm,
  reply: z.object({ forms, serialRules: z.array(z.object({ key: z.string(), name: z.string() })) }),
});

const formForUse = z.object({
  key: z.string(),
  version,
  definition: definitionDocument,
  /** The forms that this one speaks of, however far. */
  around: z.object({ forms }),
  isSystem: z.boolean(),
  access: z.object({
    actions: z.array(z.enum(formActions)),
    /** Dotted keys of the fields. */
    hidden: z.array(z.string()),
    readOnly: z.array(z.string()),
  }),
});
/** A published form as filling and listing need it. */
export type FormForUse = z.output<typeof formForUse>;

export const readFormForUse = endpoint({
  id: 'forms.read-for-use',
  method: 'GET',
  path: '/api/forms/:form/use',
  needs: 'signed-in',
  row: 'forms.form',
  summary: { zh: '已发布的表单（供填写和列表）', en: 'The published form, for filling in and for lists' },
  params: whichForm,
  reply: formForUse,
});

const issue = z.object({
  /** JSON Pointer into the definition. */
  path: z.string(),
  text,
  severity: z.enum(['error', 'warning']),
  field: field.optional(),
  from: z.int().optional(),
  to: z.int().optional(),
});

const finding = z.object({
  id: z.string(),
  /** `consent`: to be accepted by its id. `notice`: nothing is lost. `blocks`: the records must be mended first. */
  weight: z.enum(['consent', 'notice', 'blocks']),
  field,
  text,
  /** Records that it is about. */
  count: z.int(),
  /** The first hundred of them by their titles. */
  rows: z.array(z.object({ id: z.uuid(), title: z.string(), value: z.string().optional() })),
});
/** What publishing would do to existing records, counted. */
export type MeasuredFinding = z.output<typeof finding>;

const definitionVerdict = z.object({
  issues: z.array(issue),
  /** Against the published version. */
  changes: z.array(change),
  /** Empty while there are issues of severity `error`. */
  findings: z.array(finding),
});
export type DefinitionVerdict = z.output<typeof definitionVerdict>;

export const checkForm = endpoint({
  id: 'forms.check',
  method: 'POST',
  path: '/api/forms/:form/check',
  needs: 'signed-in',
  row: 'forms.form',
  summary: {
    zh: '检查定义：错误、改动、对已有数据的影响',
    en: 'Check a definition: issues, changes, effects',
  },
  params: whichForm,
  body: z.strictObject({ definition: definitionDocument }),
  reply: definitionVerdict,
});

export const publishForm = endpoint({
  id: 'forms.publish',
  method: 'POST',
  path: '/api/forms/:form/publish',
  needs: 'signed-in',
  row: 'forms.form',
  summary: { zh: '发布草稿', en: 'Publish the draft' },
  params: whichForm,
  body: z.strictObject({ draftVersion: z.int(), accept, note }),
  reply: z.object({ version }),
  problems: [definitionUnsound, consentNeeded, recordsInTheWay, nothingToPublish, formBusy],
});

export const readFormText = endpoint({
  id: 'forms.read-text',
  method: 'GET',
  path: '/api/forms/:form/text',
  needs: 'signed-in',
  row: 'forms.form',
  summary: { zh: '表单定义的文本文件', en: 'The definition as a text file' },
  params: whichForm,
  query: z.strictObject({
    version: versionOrDraft
      .optional()
      .describe('版本，默认已发布的，没有则为草稿 / the published one, else the draft'),
  }),
  reply: 'file',
});

export const createFormFromText = endpoint({
  id: 'forms.create-from-text',
  method: 'POST',
  path: '/api/forms/text',
  needs: changeDefinitions,
  summary: { zh: '由文本文件新建表单（草稿）', en: 'Make a form from a text file (a draft)' },
  body: z.strictObject({ text: z.string().min(1).max(900_000), key: formKey.optional() }),
  reply: z.object({ key: z.string() }),
  problems: [formKeyTaken],
  success: 201,
});

export const listRetired = endpoint({
  id: 'forms.list-retired',
  method: 'GET',
  path: '/api/forms/:form/retired',
  needs: 'signed-in',
  row: 'forms.form',
  summary: { zh: '不再使用而保留的数据', en: 'Data that is kept though its field is gone' },
  params: whichForm,
  reply: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(['column', 'table']),
        table: z.string(),
        column: z.string(),
        /** Its name in the database now. */
        as: z.string(),
        label: formText,
        type: z.string(),
        /** The version that took it out of use. */
        version,
        retiredAt: z.iso.datetime(),
        /** Records that hold something in it. */
        count: z.int(),
      }),
    ),
  }),
});

export const purgeRetired = endpoint({
  id: 'forms.purge-retired',
  method: 'POST',
  path: '/api/forms/:form/retired/purge',
  needs: 'signed-in',
  row: 'forms.form',
  summary: { zh: '永久清除保留的数据', en: 'Drop kept data for ever' },
  params: whichForm,
  body: z.strictObject({
    ids: z.array(z.uuid()).min(1).max(200),
    reason: z.string().trim().min(1).max(200).describe('原因，记入审计 / kept in the audit'),
  }),
  reply: 'nothing',
  problems: [formBusy],
});
