import { z } from 'zod';
import { feelText } from '../definition/feel-text.ts';
import type { FormField } from '../definition/form-field.ts';
import { formKey } from '../definition/keys.ts';
import {
  checkComputed,
  computedFromFeel,
  computedToFeel,
  displayComputed,
  readComputed,
} from './computed.ts';
import { defineType } from './define-type.ts';
import { feel } from './feel.ts';
import type { Place } from './place.ts';
import { madeSchema } from './json-schema.ts';

/** How values become one. */
export const rollUpWays = ['count', 'sum', 'min', 'max', 'average'] as const;

const settings = z.strictObject({
  version: z.literal(1),
  /** The form whose records point here; '' until somebody has said. */
  form: z.union([formKey, z.literal('')]),
  /** Its relation field that points here. */
  through: z.string().max(40),
  way: z.enum(rollUpWays),
  /** The field that is summed up; none is needed to count. */
  field: z.string().max(40).optional(),
  /** Over a record of that form: true of those that count. Must be one that SQL can judge. */
  where: feelText.optional(),
});
type Settings = z.output<typeof settings>;

const rolledUp = ({ form, field }: Settings, { around }: Place): FormField | undefined =>
  around.form(form)?.fields.find(({ key }) => key === field);

const pointsHere = ({ form, through }: Settings, place: Place): boolean => {
  const relation = place.around.form(form)?.fields.find(({ key }) => key === through);
  return relation !== undefined && place.targetOf(relation) === `form:${place.form}`;
};

const count = { type: 'number', settings: { version: 1, decimals: 0 } };

/** A figure over the records of another form that point here, computed when it is shown and stored nowhere. */
export const rollUpType = defineType<Settings>({
  name: 'roll-up',
  text: { zh: '汇总', en: 'Roll-up' },
  group: 'related',
  holds: 'computed',
  settings,
  initial: { version: 1, form: '', through: '', way: 'count' },
  filters: ['empty', 'not-empty'],
  sorts: false,
  searched: false,
  conversions: [],
  check: checkComputed,
  display: displayComputed,
  read: readComputed,
  meaning: () => feel.any,
  toFeel: computedToFeel,
  fromFeel: computedFromFeel,
  schema: () => madeSchema(),
  columns: () => [],
  reads: ({ form, through, way, field, where }) => ({ kind: 'over', form, through, way, field, where }),
  shows: (own, place) => {
    if (own.way === 'count') return count;
    const field = rolledUp(own, place);
    const definition = place.around.form(own.form);
    if (field === undefined || definition === undefined) return undefined;
    const there = { ...place, form: own.form, definition, fields: definition.fields };
    // An average has more decimals than what it is of.
    if (own.way === 'average' && field.type === 'number') return { type: 'number', settings: { version: 1 } };
    return { type: field.type, settings: field.settings, place: there };
  },
  complaints: (own, place) => {
    if (place.around.form(own.form) === undefined)
      return [{ path: '/form', text: { zh: '请选择要汇总的表单', en: 'Choose the form to roll up' } }];
    if (!pointsHere(own, place))
      return [
        {
          path: '/through',
          text: {
            zh: '请选择指向本表单的关联字段',
            en: 'Choose its relation field that points to this form',
          },
        },
      ];
    if (own.way === 'count' || rolledUp(own, place) !== undefined) return [];
    return [{ path: '/field', text: { zh: '请选择要汇总的字段', en: 'Choose the field to roll up' } }];
  },
  uses: ({ form, through, field }) => [
    { form, field: [through] },
    ...(field === undefined ? [] : [{ form, field: [field] }]),
  ],
  expressions: ({ form, where }) =>
    where === undefined ? [] : [{ path: '/where', text: where, gives: 'boolean', form, isSql: true }],
});
