import { type FormInPlace, recordStates, type RecordState } from '@yuanliu/core/forms';
import { type RawBuilder, sql } from 'kysely';

const numbers = new WeakMap<object, number>();
let count = 0;

/**
 * The table of a form's records, rows or links. The number of its definition stands behind it as a comment: what was
 * prepared for the columns of an earlier version is not run again.
 */
export const tableOf = ({ definition }: FormInPlace, table: string): RawBuilder<unknown> => {
  const number = numbers.get(definition) ?? (count += 1);
  numbers.set(definition, number);
  return sql`${sql.id('forms', table)} ${sql.raw(`/* d${number} */`)}`;
};

/** What every record has besides its fields, as a row tells it. */
export interface SystemColumns {
  readonly id: string;
  readonly nr: string;
  readonly state: number;
  readonly version: number;
  readonly form_version: number;
  readonly title: string | null;
  readonly created_at: Date;
  readonly created_by: string | null;
  readonly department_id: string | null;
  readonly changed_at: Date;
  readonly changed_by: string | null;
  readonly effective_at: Date | null;
  readonly deleted_at: Date | null;
}

/** The columns of the system, in a select list. */
export const systemColumns = (alias: string): RawBuilder<unknown> =>
  sql.join(
    [
      'id',
      'nr',
      'state',
      'version',
      'form_version',
      'title',
      'created_at',
      'created_by',
      'department_id',
      'changed_at',
      'changed_by',
      'effective_at',
      'deleted_at',
    ].map((column) => sql.ref(`${alias}.${column}`)),
  );

/** The state that the number in a row stands for. */
export const stateOf = (number: number): RecordState => recordStates[number - 1] ?? 'submitted';

/** The number that stands for a state in a row. */
export const numberOfState = (state: RecordState): number => recordStates.indexOf(state) + 1;
