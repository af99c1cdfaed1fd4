import pg from 'pg';
import type { CarriedTable } from './carried-tables.ts';

/** What decides how COPY text spells a value; the same at saving and at loading, on whatever server. */
export const copySettings = `
  set local client_encoding = 'UTF8';
  set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'postgres';
  set local timezone = 'UTC';
  set local extra_float_digits = 1;
  set local bytea_output = 'hex';
  set local xmloption = 'content';
  set local statement_timeout = 0;
  set local lock_timeout = 0;
  set local idle_in_transaction_session_timeout = 0`;

/** The table's name as SQL. */
export const quotedTable = ({ schema, name }: Pick<CarriedTable, 'schema' | 'name'>): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;

/** The columns as SQL, in their order. */
export const quotedColumns = ({ columns }: Pick<CarriedTable, 'columns'>): string =>
  columns.map((column) => pg.escapeIdentifier(column)).join(', ');
