import type { RecordValues, WholeRecord } from '@yuanliu/core/forms';
import { useEffect, useState } from 'react';
import type { FormInUse } from '../filling/form-in-use.ts';
import { RecordFilling } from '../filling/record-filling.ts';
import type { FormFilling } from '../filling/use-form-filling.ts';
import { actingUser } from './acting-user.ts';
import { fetchRelatedOf } from './fetch-related.ts';

interface Beginning {
  readonly form: FormInUse;
  readonly inputs: FormFilling;
  readonly record: WholeRecord | undefined;
  readonly sent: RecordValues;
  readonly onChange: (sent: RecordValues) => void;
}

/** What a draft of an older version of the form holds of fields that are gone is left out. */
const knownOnly = ({ definition }: FormInUse, sent: RecordValues): RecordValues =>
  Object.fromEntries(
    Object.entries(sent).filter(([key]) => definition.fields.some((field) => field.key === key)),
  );

const begin = ({ form, inputs, record, sent, onChange }: Beginning): RecordFilling => {
  if (record !== undefined) inputs.names.add(record.names);
  return new RecordFilling({
    prepared: form.prepared,
    reader: inputs.reader,
    user: actingUser(),
    before: record?.values,
    sent: knownOnly(form, sent),
    hidden: [...form.access.hidden, ...(record?.hidden ?? [])],
    readOnly: [...form.access.readOnly, ...(record?.readOnly ?? [])],
    known: record?.values,
    fetchRelated: fetchRelatedOf(form.key, inputs.names, record?.id),
    onChange,
  });
};

/** A record that is being filled in, from its beginning on. */
export const useRecordFilling = (beginning: Beginning): RecordFilling => {
  const [record] = useState(() => begin(beginning));
  beginning.inputs.follow(record);
  useEffect(() => () => record.stop(), [record]);
  return record;
};
