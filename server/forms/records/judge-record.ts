import {
  type EvaluatedRecord,
  evaluateRecord,
  recordInvalid,
  type RecordIssue,
  type RecordValues,
  type RulesWorld,
} from '@yuanliu/core/forms';
import { type FieldIssue, Problem, type Text } from '@yuanliu/core/platform';
import type { FormInUse } from '../form-in-use.ts';
import { covers, dottedKey } from './open-values.ts';

/** A record as it is sent, by somebody for whom some fields are closed. */
export interface SentRecord {
  /** Without the values of the closed fields. */
  readonly sent: RecordValues;
  readonly before?: RecordValues;
  /** Fields that the sender may not change. */
  readonly closed: ReadonlySet<string>;
}

/** What else was found to be wrong, at a JSON Pointer below the record. */
export type PlacedIssue = Pick<RecordIssue, 'path' | 'text'>;

const unknownField: Text = {
  zh: '表单没有这个字段，请刷新后重试',
  en: 'the form has no such field; reload and try again',
};

const unknownFields = ({ definition }: FormInUse, sent: RecordValues): PlacedIssue[] => {
  const known = new Set(definition.fields.map(({ key }) => key));
  return Object.keys(sent)
    .filter((key) => !known.has(key))
    .map((key) => ({ path: `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, text: unknownField }));
};

/** The refusal of a record with all that is wrong with it. */
export const invalidRecord = (issues: readonly PlacedIssue[]): Problem => {
  const fields = issues.map(({ path, text }): FieldIssue => ({ in: 'body', path: `/values${path}`, text }));
  return new Problem(recordInvalid, { count: issues.length }, fields);
};

/**
 * Runs the rules over what was sent; throws `forms.record-invalid` with all that is wrong. Of a field that the sender may not
 * change nothing is demanded.
 */
export const judgeRecord = (
  form: FormInUse,
  { sent, before, closed }: SentRecord,
  { world, wrong }: { readonly world: RulesWorld; readonly wrong: readonly PlacedIssue[] },
): EvaluatedRecord => {
  const evaluated = evaluateRecord(
    form.prepared,
    { values: sent, ...(before !== undefined && { before }) },
    world,
  );
  const ofRules = evaluated.issues.filter(
    ({ kind, path }) => kind !== 'required' || !covers(closed, dottedKey(path)),
  );
  const issues = [...unknownFields(form, sent), ...wrong, ...ofRules];
  if (issues.length > 0) throw invalidRecord(issues);
  return evaluated;
};
