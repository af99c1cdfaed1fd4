import { endpoint } from '../../platform/index.ts';
import { z } from 'zod';
import { formActions } from '../forms.rights.ts';
import { fieldPath, ofForm } from './record-shape.ts';

/** The rows that a role reaches. `mine`: created by the person; `condition`: FEEL over a record. */
export const rowScopes = ['all', 'mine', 'department', 'department-tree', 'condition'] as const;
export type RowScope = (typeof rowScopes)[number];

const fieldPaths = z.array(fieldPath).max(300);

/** What a role may do with a form. */
export const formRight = z.strictObject({
  roleId: z.uuid(),
  actions: z.array(z.enum(formActions)).min(1),
  scope: z.enum(rowScopes),
  /** With keys or labels of fields; stored with keys. For `condition` alone. */
  condition: z.string().trim().min(1).max(4000).nullable().default(null),
  hidden: fieldPaths.default([]),
  readOnly: fieldPaths.default([]),
});
export type FormRight = z.output<typeof formRight>;

export const readFormRights = endpoint({
  id: 'forms.read-form-rights',
  method: 'GET',
  path: '/api/forms/:form/rights',
  needs: 'signed-in',
  summary: { zh: '表单权限', en: 'Rights of a form' },
  params: ofForm,
  row: 'forms.form',
  reply: z.object({
    rights: z.array(formRight.extend({ roleName: z.string() })),
    /** All roles there are, to add. */
    roles: z.array(z.object({ id: z.uuid(), name: z.string() })),
    version: z.int(),
    can: z.object({ change: z.boolean() }),
  }),
});

export const changeFormRights = endpoint({
  id: 'forms.change-form-rights',
  method: 'PUT',
  path: '/api/forms/:form/rights',
  needs: 'signed-in',
  summary: { zh: '设置表单权限', en: 'Set the rights of a form' },
  params: ofForm,
  row: 'forms.form',
  body: z.strictObject({ rights: z.array(formRight).max(200), version: z.int() }),
  reply: z.object({ version: z.int() }),
});
