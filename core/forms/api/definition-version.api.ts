import { endpoint, pageOf, pageQuery } from '../../platform/index.ts';
import { z } from 'zod';
import { consentNeeded, definitionUnsound, formBusy, recordsInTheWay } from '../definition.problems.ts';
import { definitionDocument } from './definition-document.ts';
import { accept, change, field, note, text, version, versionOrDraft, whichForm } from './definition-parts.ts';

export const rollBackForm = endpoint({
  id: 'forms.roll-back',
  method: 'POST',
  path: '/api/forms/:form/roll-back',
  needs: 'signed-in',
  row: 'forms.form',
  summary: { zh: '退回旧版本（作为新版本发布）', en: 'Publish an earlier version anew' },
  params: whichForm,
  body: z.strictObject({ to: version, accept, note }),
  reply: z.object({ version }),
  problems: [definitionUnsound, consentNeeded, recordsInTheWay, formBusy],
});

export const listFormVersions = endpoint({
  id: 'forms.list-versions',
  method: 'GET',
  path: '/api/forms/:form/versions',
  needs: 'signed-in',
  row: 'forms.form',
  summary: { zh: '已发布的各版本，新的在前', en: 'The published versions, newest first' },
  params: whichForm,
  query: pageQuery,
  reply: pageOf(
    z.object({
      version,
      publishedAt: z.iso.datetime(),
      publishedBy: z.string().nullable(),
      note: z.string(),
      /** Differences from the version before it. */
      changes: z.int(),
      /** The earlier version that was published anew. */
      rolledBackTo: version.nullable(),
    }),
  ),
});

export const readFormVersion = endpoint({
  id: 'forms.read-version',
  method: 'GET',
  path: '/api/forms/:form/versions/:version',
  needs: 'signed-in',
  summary: { zh: '一个已发布的版本', en: 'One published version' },
  params: whichForm.extend({ version }),
  reply: z.object({ version, definition: definitionDocument }),
});

export const diffForm = endpoint({
  id: 'forms.diff',
  method: 'GET',
  path: '/api/forms/:form/diff',
  needs: 'signed-in',
  summary: { zh: '两个版本的差异', en: 'What differs between two versions' },
  params: whichForm,
  query: z.strictObject({ from: versionOrDraft, to: versionOrDraft }),
  reply: z.object({ changes: z.array(change) }),
});

export const formUsedBy = endpoint({
  id: 'forms.used-by',
  method: 'GET',
  path: '/api/forms/:form/used-by',
  needs: 'signed-in',
  summary: { zh: '字段被谁使用', en: 'Who uses a field' },
  params: whichForm,
  query: z.strictObject({
    field: z
      .string()
      .min(1)
      .max(90)
      .describe('字段标识，明细字段写作 lines.qty / dotted for a field of rows'),
  }),
  reply: z.object({
    uses: z.array(
      z.object({
        form: z.string(),
        path: z.string(),
        by: z.enum(['expression', 'setting', 'unique', 'check', 'fill', 'layout']),
        field: field.optional(),
        text,
      }),
    ),
  }),
});
