import { recordStates, systemField } from '@yuanliu/core/forms';
import { sql } from 'kysely';
import type { FieldValue } from './row-at.ts';
import type { FormView } from './form-view.ts';
import { titleValue } from './title-value.ts';

const types: Readonly<Record<string, FieldValue['type']>> = {
  nr: 'numeric',
  created_at: 'timestamptz',
  created_by: 'uuid',
  department_id: 'uuid',
  changed_at: 'timestamptz',
  changed_by: 'uuid',
  effective_at: 'timestamptz',
  deleted_at: 'timestamptz',
};

/** What every record has besides its fields, as the reader sees it, in SQL. */
export const systemValue = (
  view: FormView,
  alias: string,
  key: string,
): Pick<FieldValue, 'value' | 'type'> | undefined => {
  if (systemField(key) === undefined) return undefined;
  if (key === 'title') return { type: 'text', value: titleValue(view, alias) };
  if (key === 'state')
    return {
      type: 'text',
      value: sql`(array[${sql.join(recordStates.map((state) => sql.lit(state)))}])[${sql.ref(`${alias}.state`)}]`,
    };
  return { type: types[key] ?? 'text', value: sql.ref(`${alias}.${key}`) };
};
