import type { ColumnType, Target } from '@yuanliu/core/forms';
import { type RawBuilder, sql } from 'kysely';

/** Chinese names sort by pinyin. */
const chinese = sql.raw(' collate "zh-x-icu"');

/** The type of a column as it is made. */
export const columnType = (type: ColumnType): RawBuilder<unknown> =>
  sql`${sql.raw(type)}${type === 'text' ? chinese : sql``}`;

const placeOf = (target: Target): RawBuilder<unknown> => {
  if (target === 'user') return sql`${sql.id('public', 'users')} (id)`;
  if (target === 'department') return sql`${sql.id('public', 'departments')} (id)`;
  return sql`${sql.id('forms', target.slice('form:'.length))} (id)`;
};

/** The foreign key of a column; nothing that is pointed at can be deleted. */
export const referenceTo = (target: Target | undefined): RawBuilder<unknown> =>
  target === undefined ? sql`` : sql` references ${placeOf(target)} on delete restrict`;
