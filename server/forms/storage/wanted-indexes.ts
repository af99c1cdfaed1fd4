import { createHash } from 'node:crypto';
import { type FormDefinition, type FormField, targetOf, typeOf } from '@yuanliu/core/forms';
import { type FieldColumn, storageOf } from './record-columns.ts';

/** An index that a published form asks for. */
export interface WantedIndex {
  readonly name: string;
  readonly table: string;
  readonly method: 'btree' | 'gin';
  readonly columns: readonly string[];
  /** Which rows stand in it; all when absent. */
  readonly where?: string;
}

/** More would cost every write of a record more than a filter of one in a hundred lists saves. */
const mostFields = 24;

/** A longer text does not fit into a page of an index: 2,704 bytes, Chinese taking three each. */
const longestText = 600;

const fits = ({ type }: FieldColumn, field: FormField): boolean => {
  if (type === 'jsonb') return false;
  if (type !== 'text') return true;
  const { longest, options, rule } = field.settings;
  return (
    options !== undefined || rule !== undefined || (typeof longest === 'number' && longest <= longestText)
  );
};

const isOffered = ({ field, type }: FieldColumn): boolean => {
  const { filters, sorts } = typeOf(field);
  return type === 'text' ? sorts || filters.includes('is') : filters.length > 0;
};

const named = ({ table, method, columns, where }: Omit<WantedIndex, 'name'>): WantedIndex => {
  const [column = ''] = columns;
  const hash = createHash('sha256')
    .update([table, method, ...columns, where].join(' '))
    .digest('hex');
  const name = `${table.slice(0, 28)}_by_${column.slice(0, 16)}_${hash.slice(0, 8)}`;
  return { name, table, method, columns, ...(where !== undefined && { where }) };
};

/** Names of indexes that are made here and nowhere else. */
export const ownName = '_by_[a-z0-9_]*_[0-9a-f]{8}$';

const ofField = (table: string, each: FieldColumn): WantedIndex => {
  if (each.type === 'text[]') return named({ table, method: 'gin', columns: [each.column] });
  // Behind a value that repeats, lists go on by the running number.
  return named({ table, method: 'btree', columns: [each.column, 'nr'] });
};

/**
 * The indexes of a form: those that its lists filter and sort by, that full-text search needs, and those of what points at
 * other records. Texts without a limit are found by the full-text search alone; of more than 24 fields that are offered,
 * the first 24 have one.
 */
export const wantedIndexes = (form: { key: string; definition: FormDefinition }): WantedIndex[] => {
  const { table, columns, rowTables } = storageOf(form);
  const offered = columns.filter((each) => isOffered(each) && fits(each, each.field));
  const pointing = columns.filter(({ field }) => targetOf(field) !== undefined);
  const chosen = [...new Set([...offered.slice(0, mostFields), ...pointing])];
  return [
    named({ table, method: 'gin', columns: ['search'] }),
    named({ table, method: 'btree', columns: ['changed_at', 'nr'] }),
    named({ table, method: 'btree', columns: ['created_by', 'nr'] }),
    named({ table, method: 'btree', columns: ['department_id', 'nr'] }),
    named({ table, method: 'btree', columns: ['deleted_at'], where: 'deleted_at is not null' }),
    ...chosen.map((each) => ofField(table, each)),
    ...rowTables.flatMap((rows) =>
      rows.columns
        .filter(({ field }) => targetOf(field) !== undefined)
        .map(({ column }) => named({ table: rows.table, method: 'btree', columns: [column] })),
    ),
  ];
};
