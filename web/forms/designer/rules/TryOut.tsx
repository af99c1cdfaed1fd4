import {
  type ExpressionGoal,
  type ExpressionPlace,
  type FormField,
  type Row,
  rowFieldsOf,
  rowsOf,
  textIn,
  typeOf,
} from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import { CircleHelp } from 'lucide-react';
import { useDeferredValue, useId, useMemo } from 'react';
import { useLanguage } from '../../../lib/preferences.ts';
import { useStore } from '../../../lib/store.ts';
import { useText } from '../../../lib/text.ts';
import { faceOf } from '../../field-types/field-types.ts';
import { FillingContext, useFilling } from '../../field-types/filling-context.ts';
import { sampleValue } from '../preview/sample-values.ts';
import { useSampleFilling } from '../preview/use-sample-filling.ts';
import { useDesigner, usePlace } from '../state/designer.ts';
import { useDefinition } from '../state/use-drawn.ts';
import { texts } from '../texts.ts';
import { namesIn, runTrial, trialForm } from './try-out.ts';

interface TryOutProps {
  readonly stored: string;
  readonly at: ExpressionPlace;
  readonly gives: ExpressionGoal;
}

/** What an expression gives for sample values that can be changed, and why it gives none. */
export const TryOut = ({ stored: latest, at, gives }: TryOutProps) => {
  const t = useText();
  const language = useLanguage();
  const { samples } = useDesigner();
  const filled = useStore(samples);
  const place = usePlace(useDefinition());
  const stored = useDeferredValue(latest);
  const form = useMemo(() => trialForm(stored, { at, gives }, place), [stored, at, gives, place]);
  const { filling, record } = useSampleFilling(place, samples);
  if (form === undefined) return null;
  const { table } = at;
  const names = namesIn(stored, at, place);
  const values = { ...madeUp(place.definition.fields, [...names, table?.key ?? '']), ...filled };
  const [row] = rowsIn(values[table?.key ?? '']);
  const own = table === undefined ? place.definition.fields : rowFieldsOf(table);
  const used = names.flatMap((key) => own.filter((field) => field.key === key));
  const plain = used.filter((field) => typeOf(field).holds === 'value');
  const tables = used.filter((field) => typeOf(field).holds === 'rows');
  const valueOf = ({ key }: FormField): JsonValue => (table === undefined ? values[key] : row?.[key]) ?? null;
  const set = ({ key }: FormField, value: JsonValue): void =>
    samples.set(
      table === undefined
        ? { ...values, [key]: value }
        : { ...values, [table.key]: [{ ...row, [key]: value }] },
    );
  const trial = runTrial(form, { table, values }, { ...record.world, language });
  return (
    <FillingContext value={filling}>
      <section className="try-out">
        <h3>{t(texts.tryOut.title)}</h3>
        {plain.length > 0 && (
          <div className="try-out-values">
            {plain.map((field) => (
              <SampleInput
                key={field.key}
                field={field}
                label={textIn(field.label, language)}
                value={valueOf(field)}
                onChange={(value) => set(field, value)}
              />
            ))}
          </div>
        )}
        {tables.map((field) => (
          <SampleRows key={field.key} table={field} rows={rowsIn(values[field.key])} />
        ))}
        <p className="try-out-result">
          <span className="quiet">{t(texts.tryOut.result)}</span>
          {trial.text === '' ? <em>{t(texts.tryOut.nothing)}</em> : <strong>{trial.text}</strong>}
        </p>
        {trial.notes.map(({ text }) => (
          <p key={text.en} className="try-out-note">
            <CircleHelp size={14} aria-hidden /> {t(text)}
          </p>
        ))}
      </section>
    </FillingContext>
  );
};

/** Made-up values of the fields that are spoken of, as long as nobody has filled in any. */
const madeUp = (fields: readonly FormField[], keys: readonly string[]) =>
  Object.fromEntries(
    fields
      .filter(({ key }) => keys.includes(key))
      .map((field) => [field.key, sampleValue(field, new Date())]),
  );

const rowsIn = (value: JsonValue | undefined): readonly Row[] => rowsOf(value ?? null);

interface SampleRowsProps {
  readonly table: FormField;
  readonly rows: readonly Readonly<Record<string, JsonValue>>[];
}

/** The rows that an expression is tried on, a line each. */
const SampleRows = ({ table, rows }: SampleRowsProps) => {
  const language = useLanguage();
  const { reader } = useFilling();
  const shown = rowFieldsOf(table).filter((field) => typeOf(field).holds === 'value');
  return (
    <ol className="try-out-rows" aria-label={textIn(table.label, language)}>
      {rows.map((row, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- sample rows have no identity besides their place
        <li key={index}>
          {shown
            .map(
              (field) =>
                `${textIn(field.label, language)} ${typeOf(field).display(row[field.key] ?? null, field.settings, reader)}`,
            )
            .join('，')}
        </li>
      ))}
    </ol>
  );
};

interface SampleInputProps {
  readonly field: FormField;
  readonly label: string;
  readonly value: JsonValue;
  readonly onChange: (value: JsonValue) => void;
}

const SampleInput = ({ field, label, value, onChange }: SampleInputProps) => {
  const id = useId();
  const { Input } = faceOf(field);
  if (Input === undefined) return null;
  const control = {
    id,
    'aria-invalid': false,
    'aria-required': false,
    'aria-describedby': undefined,
    status: '',
  } as const;
  return (
    <div className="try-out-value">
      <label htmlFor={id}>{label}</label>
      <Input field={field} path="" node={field.key} value={value} onChange={onChange} control={control} />
    </div>
  );
};
