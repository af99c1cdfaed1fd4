import { textIn, type WholeRecord } from '@yuanliu/core/forms';
import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import { useLanguage } from '../../lib/preferences.ts';
import { useFilling } from '../field-types/filling-context.ts';
import type { FormInUse } from '../filling/form-in-use.ts';
import { RecordFilling } from '../filling/record-filling.ts';
import { useRevision } from '../filling/record-context.ts';
import type { FormFilling } from '../filling/use-form-filling.ts';
import { Layout } from '../parts/Layout.tsx';
import { fetchRelatedOf } from './fetch-related.ts';
import { actingUser } from './acting-user.ts';

interface ShownRecordProps {
  readonly form: FormInUse;
  readonly record: WholeRecord;
  readonly inputs: FormFilling;
}

const RecordShown = createContext<WholeRecord | undefined>(undefined);

/** The fields of a record as they were arranged, to be read; its rules say which of them are there. */
export const ShownRecord = ({ form, record, inputs }: ShownRecordProps) => {
  const [judged] = useState(
    () =>
      new RecordFilling({
        prepared: form.prepared,
        reader: inputs.reader,
        user: actingUser(),
        before: record.values,
        hidden: [...form.access.hidden, ...record.hidden],
        readOnly: [],
        known: record.values,
        fetchRelated: fetchRelatedOf(form.key, inputs.names, record.id),
        onChange: () => undefined,
      }),
  );
  const revision = useRevision(judged);
  useEffect(() => () => judged.stop(), [judged]);
  const present = useMemo(
    () => (keys: readonly string[]) =>
      revision >= 0 ? keys.filter((key) => judged.view(key).isVisible) : [],
    [judged, revision],
  );
  return (
    <RecordShown value={record}>
      <ShownPresent value={present}>
        <div className="record-shown">
          <Layout nodes={form.definition.layout} Field={ShownField} present={present} faults={none} />
        </div>
      </ShownPresent>
    </RecordShown>
  );
};

const none = () => 0;

const ShownPresent = createContext<(keys: readonly string[]) => readonly string[]>(() => []);

const ShownField = ({ field: key, span }: { readonly field: string; readonly span: number }) => {
  const language = useLanguage();
  const record = useContext(RecordShown);
  const present = useContext(ShownPresent);
  const { reader, faceOf, fieldAt } = useFilling();
  const prepared = fieldAt(key);
  if (record === undefined || prepared === undefined || present([key]).length === 0) return null;
  const { field, shown } = prepared;
  const value = record.values[key] ?? null;
  const Shown = faceOf({ ...field, type: shown.type.name }).Shown;
  const text = shown.type.display(value, shown.settings, reader);
  return (
    <dl className="shown-field" style={{ gridColumn: `span ${span}` }}>
      <dt>{textIn(field.label, language)}</dt>
      <dd className="figures">
        {text === '' && <span className="shown-nothing">—</span>}
        {text !== '' && (Shown === undefined ? text : <Shown field={field} value={value} shown={shown} />)}
      </dd>
    </dl>
  );
};
