import { z } from 'zod';
import {
  checkComputed,
  computedFromFeel,
  computedToFeel,
  displayComputed,
  readComputed,
} from './computed.ts';
import { defineType } from './define-type.ts';
import { feel } from './feel.ts';
import type { Place, ShownAs } from './place.ts';
import { madeSchema } from './json-schema.ts';

const settings = z.strictObject({
  version: z.literal(1),
  /** The relation field beside it; '' until somebody has said. */
  through: z.string().max(40),
  /** The field of the related record. */
  field: z.string().max(40),
});
type Settings = z.output<typeof settings>;

const pathOf = ({ through, field }: Settings): string | undefined =>
  through === '' || field === '' ? undefined : `${through}.${field}`;

const relatedForm = ({ through }: Settings, place: Place): string | undefined => {
  const relation = place.fields.find(({ key }) => key === through);
  const target = relation && place.isSingle(relation) ? place.targetOf(relation) : undefined;
  return target?.startsWith('form:') === true ? target.slice('form:'.length) : undefined;
};

const shows = (own: Settings, place: Place): ShownAs | undefined => {
  const form = relatedForm(own, place);
  const definition = form === undefined ? undefined : place.around.form(form);
  const field = definition?.fields.find(({ key }) => key === own.field);
  if (form === undefined || definition === undefined || field === undefined) return undefined;
  return {
    type: field.type,
    settings: field.settings,
    place: { ...place, form, definition, fields: definition.fields },
  };
};

/** A field of the related record, read when it is shown: it changes with that record and is stored nowhere. */
export const lookupType = defineType<Settings>({
  name: 'lookup',
  text: { zh: '引用字段', en: 'Lookup' },
  group: 'related',
  holds: 'computed',
  settings,
  initial: { version: 1, through: '', field: '' },
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
  computedBy: pathOf,
  reads: ({ through, field }) => ({ kind: 'through', through, field }),
  expressions: (own) => {
    const text = pathOf(own);
    return text === undefined ? [] : [{ path: '/field', text, gives: 'anything', isImplied: true }];
  },
  schema: () => madeSchema(),
  columns: () => [],
  shows,
  complaints: (own, place) => {
    if (relatedForm(own, place) === undefined)
      return [
        {
          path: '/through',
          text: { zh: '请选择一个关联记录字段', en: 'Choose a relation field of this form' },
        },
      ];
    if (shows(own, place) !== undefined) return [];
    return [
      { path: '/field', text: { zh: '请选择关联表单中的字段', en: 'Choose a field of the related form' } },
    ];
  },
  uses: (own, place) => {
    const form = relatedForm(own, place);
    const here = { form: place.form, field: [own.through] };
    return form === undefined ? [here] : [here, { form, field: [own.field] }];
  },
});
