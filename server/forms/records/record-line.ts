import { recordChanges, type RecordValues, textIn, writePlace } from '@yuanliu/core/forms';
import { type Change, recordChange } from '../../identity/index.ts';
import type { Ctx, Tx } from '../../platform/index.ts';
import type { FormInUse } from '../form-in-use.ts';

/** The subject under which the audit, which is the history, keeps what happened to records. */
export const recordSubject = 'forms.record';

/** What a line of a record's history tells. */
export interface RecordLine {
  readonly form: FormInUse;
  readonly action: `forms.record.${string}`;
  readonly id: string;
  readonly title: string;
  readonly changes: readonly Change[];
}

/** What differs between two states of a record, as the audit keeps it. */
export const valueChanges = (
  { definition }: FormInUse,
  before: RecordValues,
  after: RecordValues,
): Change[] =>
  recordChanges(definition.fields, before, after).map(({ from, to, ...place }) => ({
    field: writePlace(place),
    from,
    to,
  }));

/** Writes a line of a record's history. */
export const writeLine = (tx: Tx, ctx: Ctx, line: RecordLine): Promise<void> => {
  const { form, action, id, title, changes } = line;
  const label = `${textIn(form.definition.name, 'zh')} ${title}`.trim();
  return recordChange(tx, ctx, { action, subject: { type: recordSubject, id, label }, changes });
};
