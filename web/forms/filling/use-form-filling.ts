import { downloadFile, listOptions, type Reader } from '@yuanliu/core/forms';
import { useMemo, useRef, useState } from 'react';
import { addressOf } from '../../lib/address.ts';
import { call } from '../../lib/call.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { faceOf } from '../field-types/field-types.ts';
import type { Filling } from '../field-types/filling-context.ts';
import type { FormInUse } from './form-in-use.ts';
import { type NamesBook, namesBook } from './names-book.ts';
import type { RecordFilling } from './record-filling.ts';
import { sendFile } from './upload-file.ts';

/** What the inputs of a form need, and what is known of the ids in its values. */
export interface FormFilling {
  readonly filling: Filling;
  readonly names: NamesBook;
  readonly reader: Reader & { readonly names: NamesBook };
  /** How many files are on their way. */
  readonly uploads: () => number;
  /** The record whose rules say which options may be chosen. */
  readonly follow: (record: RecordFilling) => void;
}

const nobody: readonly string[] = [];

/** The zone of this device: dates and times are those that its clock shows. */
const deviceZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Ties the inputs of a form to the server. `hidden` are dotted keys of fields that this person does not see here. */
export const useFormFilling = (form: FormInUse, hidden: readonly string[] = nobody): FormFilling => {
  const language = useLanguage();
  const [news, setNews] = useState(0);
  const names = useState(() => namesBook(() => setNews((before) => before + 1)))[0];
  const uploads = useRef(0);
  const followed = useRef<RecordFilling>(undefined);
  const { key, prepared, access } = form;
  // `news`: what stands on the screen under an id is drawn again when its name is known.
  const reader = useMemo(() => ({ language, zone: deviceZone, names, news }), [language, names, news]);
  const filling = useMemo((): Filling => {
    const out = new Set([...access.hidden, ...hidden]);
    const fields = new Map(prepared.fields.map((field) => [field.node, field]));
    return {
      form: key,
      reader,
      faceOf,
      fieldAt: (node) => (out.has(node) ? undefined : fields.get(node)),
      ask: (field, search, signal) =>
        call(
          listOptions,
          { params: { form: key }, query: { field, ...(search !== '' && { search }) } },
          signal,
        ),
      offered: async (path, ids) => (await followed.current?.offered(path, ids)) ?? ids,
      learn: (target, choices) =>
        names.add(Object.fromEntries(choices.map(({ id, title }) => [`${target}:${id}`, title]))),
      upload: (upload) => sendFile(key, upload),
      addressOf: (file) => addressOf(downloadFile.path, { params: { form: key, file } }),
      begin: () => {
        uploads.current += 1;
        return () => {
          uploads.current -= 1;
        };
      },
    };
  }, [key, prepared, access, hidden, reader, names]);
  return {
    filling,
    names,
    reader,
    uploads: () => uploads.current,
    follow: (record) => {
      followed.current = record;
    },
  };
};
