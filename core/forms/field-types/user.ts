import { z } from 'zod';
import { asText } from './checked.ts';
import { defineType } from './define-type.ts';
import { checkedOr, feel, idFromFeel, wrongKind } from './feel.ts';
import { checkReference, readReference, referenceName } from './references.ts';
import { idSchema } from './json-schema.ts';

const settings = z.strictObject({ version: z.literal(1) });
type Settings = z.output<typeof settings>;

/** A person of the enterprise, by id; read by name or login. */
export const userType = defineType<Settings>({
  name: 'user',
  text: { zh: '人员', en: 'Person' },
  group: 'people',
  holds: 'value',
  settings,
  initial: { version: 1 },
  filters: ['is', 'is-not', 'any-of', 'mine', 'empty', 'not-empty'],
  sorts: false,
  searched: false,
  conversions: [],
  check: checkReference,
  display: (value, _, reader) => referenceName(value, 'user', reader),
  read: (text, _, reader) => readReference(text, 'user', reader),
  meaning: () => ({
    kind: 'context',
    fields: { id: feel.text, name: feel.text, department: feel.text },
    open: true,
  }),
  toFeel: (value, _, { record }) => record('user', asText(value)),
  fromFeel: (value) => checkedOr(idFromFeel(value), checkReference, wrongKind('人员', 'a person')),
  schema: () => idSchema,
  columns: () => [{ suffix: '', type: 'uuid', references: 'user' }],
  target: () => 'user',
});
