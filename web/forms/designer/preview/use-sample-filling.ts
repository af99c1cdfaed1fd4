import {
  type ActingUser,
  type FormInPlace,
  placedFields,
  prepareForm,
  type RecordValues,
  type Target,
  targetOf,
} from '@yuanliu/core/forms';
import type { Language } from '@yuanliu/core/platform';
import { useEffect, useMemo, useState } from 'react';
import { usePerson } from '../../../lib/person.ts';
import { useLanguage } from '../../../lib/preferences.ts';
import type { Filling } from '../../field-types/filling-context.ts';
import { faceOf } from '../../field-types/field-types.ts';
import { RecordFilling } from '../../filling/record-filling.ts';
import { type NamesBook, namesBook } from '../../filling/names-book.ts';
import { sampleChoices, sampleRecord } from './sample-values.ts';

/** A record that is filled in on trial: nothing of it reaches the server. */
export interface SampleFilling {
  readonly record: RecordFilling;
  readonly filling: Filling;
}

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const nameOfTarget = (target: Target, place: FormInPlace) => {
  if (target === 'user') return { zh: '人员', en: 'person' };
  if (target === 'department') return { zh: '部门', en: 'department' };
  const name = place.around.form(target.slice('form:'.length))?.name;
  return { zh: name?.zh ?? '记录', en: name?.en ?? name?.zh ?? 'record' };
};

const targetAt = (place: FormInPlace, node: string): Target => {
  const placed = placedFields(place.definition).find(({ keys }) => keys.join('.') === node);
  return (placed && targetOf(placed.field)) ?? 'user';
};

const actingAs = ({ id, name }: { readonly id: string; readonly name: string }): ActingUser => ({
  id,
  name,
  department: null,
  roles: [],
});

/** Where what was filled in on trial is kept. */
interface Samples {
  readonly get: () => RecordValues;
  readonly set: (values: RecordValues) => void;
}

interface TrialOf {
  readonly place: FormInPlace;
  readonly samples: Samples;
  readonly names: NamesBook;
  readonly language: Language;
  readonly user: ActingUser;
}

const recordOf = ({ place, samples, names, language, user }: TrialOf): RecordFilling =>
  new RecordFilling({
    prepared: prepareForm(place),
    reader: { language, zone, names },
    user,
    sent: samples.get(),
    hidden: [],
    readOnly: [],
    fetchRelated: (references) =>
      Promise.resolve({
        related: Object.fromEntries(
          references.map(({ target, id }) => {
            const form = target.startsWith('form:') ? target.slice('form:'.length) : '';
            const title = names.nameOf(target, id) ?? id;
            return [`${target}:${id}`, sampleRecord(place.around.form(form), title, new Date())];
          }),
        ),
        known: {},
        names: {},
      }),
    onChange: (sent) => samples.set(sent),
  });

const sampleFilling = (of: TrialOf): SampleFilling => {
  const { place, names, language } = of;
  const record = recordOf(of);
  const learn: Filling['learn'] = (target, choices) =>
    names.add(Object.fromEntries(choices.map(({ id, title }) => [`${target}:${id}`, title])));
  const filling: Filling = {
    form: place.form,
    reader: { language, zone, names },
    faceOf,
    fieldAt: (node) => record.options.prepared.fields.find((field) => field.node === node),
    ask: (node, search) => {
      const target = targetAt(place, node);
      const rows = sampleChoices(nameOfTarget(target, place), language).filter(({ title }) =>
        title.includes(search.trim()),
      );
      learn(target, rows);
      return Promise.resolve({ rows, hasMore: false });
    },
    offered: (path, ids) => record.offered(path, ids),
    learn,
    upload: ({ file }) =>
      Promise.resolve({
        file: crypto.randomUUID(),
        name: file.name,
        size: file.size,
        type: file.type === '' ? 'application/octet-stream' : file.type,
      }),
    addressOf: () => '',
    begin: () => () => undefined,
  };
  return { record, filling };
};

/**
 * A form on trial, with made-up records for its relations. What was filled in stays while the form is drawn on.
 * `samples` keeps it from one drawing to the next.
 */
export const useSampleFilling = (place: FormInPlace, samples: Samples): SampleFilling => {
  const language = useLanguage();
  const person = usePerson();
  const [, setNamed] = useState(0);
  const names = useMemo(() => namesBook(() => setNamed((before) => before + 1)), []);
  const built = useMemo(
    () => sampleFilling({ place, samples, names, language, user: actingAs(person) }),
    [place, language, person, names, samples],
  );
  useEffect(() => () => built.record.settle(), [built]);
  return built;
};
