import { z } from 'zod';
import { asText } from './checked.ts';
import { defineType } from './define-type.ts';
import { checkedOr, feel, idFromFeel, wrongKind } from './feel.ts';
import { checkReference, readReference, referenceName } from './references.ts';
import { idSchema } from './json-schema.ts';

const settings = z.strictObject({ version: z.literal(1) });
type Settings = z.output<typeof settings>;

/** A department, by id; read by its name. */
export const departmentType = defineType<Settings>({
  name: 'department',
  text: { zh: '部门', en: 'Department' },
  group: 'people',
  holds: 'value',
  settings,
  initial: { version: 1 },
  filters: ['is', 'is-not', 'any-of', 'below', 'my-department', 'empty', 'not-empty'],
  sorts: false,
  searched: false,
  conversions: [],
  check: checkReference,
  display: (value, _, reader) => referenceName(value, 'department', reader),
  read: (text, _, reader) => readReference(text, 'department', reader),
  meaning: () => ({ kind: 'context', fields: { id: feel.text, name: feel.text }, open: true }),
  toFeel: (value, _, { record }) => record('department', asText(value)),
  fromFeel: (value) => checkedOr(idFromFeel(value), checkReference, wrongKind('部门', 'a department')),
  schema: () => idSchema,
  columns: () => [{ suffix: '', type: 'uuid', references: 'department' }],
  target: () => 'department',
});
