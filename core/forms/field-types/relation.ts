import { isList } from '../../expression/index.ts';
import { z } from 'zod';
import { formKey } from '../definition/keys.ts';
import type { FieldSettings } from '../definition/form-field.ts';
import { asText, isJsonList } from './checked.ts';
import { defineType } from './define-type.ts';
import { idFromFeel, wrongKind } from './feel.ts';
import type { Target } from './reader.ts';
import {
  checkReference,
  checkReferences,
  readReference,
  readReferences,
  referenceName,
} from './references.ts';
import { idSchema, listSchema } from './json-schema.ts';

const settings = z.strictObject({
  version: z.literal(1),
  /** The form whose records are chosen among; '' until somebody has said. */
  form: z.union([formKey, z.literal('')]),
  many: z.boolean(),
  /** Fields of the chosen record that are shown beside its title when choosing. */
  beside: z.array(z.string()).max(10).optional(),
});
type Settings = z.output<typeof settings>;

const targetOf = ({ form }: Settings): Target => `form:${form}`;

const hasTarget = (from: FieldSettings, { form }: Settings): boolean => from['form'] === form;

/** Records of a form: one by its id, or many by their ids; read by title or number. */
export const relationType = defineType<Settings>({
  name: 'relation',
  text: { zh: '关联记录', en: 'Relation' },
  group: 'related',
  holds: 'value',
  settings,
  initial: { version: 1, form: '', many: false },
  filters: ['is', 'is-not', 'any-of', 'none-of', 'empty', 'not-empty'],
  sorts: false,
  searched: false,
  conversions: [
    {
      from: 'relation',
      lossless: (from, to) => hasTarget(from, to) && (to.many || from['many'] !== true || 'by-value'),
    },
  ],
  check: (value, { many }) => (many ? checkReferences(value) : checkReference(value)),
  display: (value, own, reader) =>
    (isJsonList(value) ? value : [value])
      .map((id) => referenceName(id, targetOf(own), reader))
      .join(reader.language === 'zh' ? '、' : '; '),
  read: (text, own, reader) =>
    own.many ? readReferences(text, targetOf(own), reader) : readReference(text, targetOf(own), reader),
  nothing: ({ many }) => (many ? [] : null),
  meaning: ({ form, many }, place) => {
    const record = place.recordType(form);
    return many ? { kind: 'list', of: record } : record;
  },
  toFeel: (value, own, { record }) => {
    if (!own.many) return record(targetOf(own), asText(value));
    return (isJsonList(value) ? value : []).map((id) => record(targetOf(own), asText(id)));
  },
  fromFeel: (value, { many }) => {
    const ids = (isList(value) ? value : [value]).map(idFromFeel);
    const known = ids.filter((id) => id !== undefined);
    const [only] = known;
    if (known.length < ids.length || only === undefined) return wrongKind('关联的记录', 'a related record');
    return many ? checkReferences(known) : checkReference(known.length === 1 ? only : null);
  },
  schema: ({ many }) =>
    many ? listSchema({ type: 'string', format: 'uuid' }, { uniqueItems: true }) : idSchema,
  columns: (own) => (own.many ? [] : [{ suffix: '', type: 'uuid', references: targetOf(own) }]),
  table: (own) => (own.many ? { kind: 'links', references: targetOf(own) } : undefined),
  target: targetOf,
  complaints: ({ form, beside = [] }, { around }) => {
    if (form === '')
      return [{ path: '/form', text: { zh: '请选择关联的表单', en: 'Choose the form to relate to' } }];
    const target = around.form(form);
    if (target === undefined)
      return [{ path: '/form', text: { zh: `没有表单 ${form}`, en: `There is no form ${form}` } }];
    return beside.flatMap((key, index) =>
      target.fields.some((field) => field.key === key)
        ? []
        : [
            {
              path: `/beside/${index}`,
              text: { zh: `关联的表单没有字段 ${key}`, en: `The related form has no field ${key}` },
            },
          ],
    );
  },
  uses: ({ form, beside = [] }) => beside.map((key) => ({ form, field: [key] })),
});
