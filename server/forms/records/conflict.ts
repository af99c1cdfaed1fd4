import {
  bothLanguages,
  clashOf,
  type FormField,
  readPlace,
  recordChanged,
  type RecordValues,
} from '@yuanliu/core/forms';
import { type FieldIssue, Problem } from '@yuanliu/core/platform';
import { entriesOf } from '../../identity/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { StoredRecord } from '../reading/read-records.ts';
import { covers } from './open-values.ts';
import { recordSubject } from './record-line.ts';
import type { OpenForm } from './record-surroundings.ts';

/** A change as it is sent: fields that are left out stay as they are. */
export interface RecordChange {
  readonly form: string;
  readonly id: string;
  /** The version that the sender saw. */
  readonly version: number;
  readonly values: RecordValues;
  readonly draft?: string | undefined;
}

interface Stale {
  readonly before: StoredRecord;
  readonly change: Pick<RecordChange, 'version' | 'values'>;
}

/** Of a hundred passages in between nobody compares each. */
const mostLines = 50;

/**
 * Refuses a change that was made of an older version: tells who changed which fields since, as far as the sender may see them,
 * and which of the sender's own fields nobody else touched.
 */
export const refuseClash = async (tx: Tx, { form, access }: OpenForm, stale: Stale): Promise<never> => {
  const { before, change } = stale;
  const passed = Math.max(1, before.version - change.version);
  const lines = await entriesOf(
    tx,
    { type: recordSubject, id: before.id },
    { limit: Math.min(passed, mostLines) },
  );
  const { hidden } = access.restrictionsOf(before.hits);
  const { fields } = form.definition;
  const told = lines.map((line) => ({
    ...line,
    places: line.changes
      .map(({ field }) => readPlace(field))
      .filter(({ field, column }) => !covers(hidden, column === null ? field : `${field}.${column}`)),
  }));
  const { changed, clashing, free } = clashOf(fields, {
    others: told.flatMap(({ places }) => places),
    standing: before.values,
    sent: change.values,
  });
  const [latest] = told;
  const labels = fields.filter(({ key }) => changed.includes(key)).map(({ label }) => bothLanguages(label));
  const issues = fields.flatMap((field): FieldIssue[] => {
    const line = told.find(({ places }) => places.some((place) => place.field === field.key));
    return line === undefined ? [] : [issueOf(field, { by: line.actor, at: line.at })];
  });
  const data = {
    by: latest?.actor ?? '系统',
    at: (latest?.at ?? before.changedAt).toISOString(),
    zh: labels.map(({ zh }) => zh),
    en: labels.map(({ en }) => en),
    version: before.version,
    changed,
    clashing,
    free,
  };
  throw new Problem(recordChanged, data, issues);
};

const issueOf = ({ key }: FormField, { by, at }: { by: string; at: Date }): FieldIssue => ({
  in: 'body',
  path: `/values/${key}`,
  text: {
    zh: `${by} 已在 ${at.toISOString()} 修改过`,
    en: `${by} changed this at ${at.toISOString()}`,
  },
});
