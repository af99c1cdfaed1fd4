import type { JsonValue } from '@yuanliu/core/platform';
import type { ColumnType } from 'kysely';
import type { CapturesTable } from '../ledger/trace.tables.ts';

export interface CaptureJobsTable extends CapturesTable {
  /** Events of the document that were judged. */
  judged_count: ColumnType<number, number | undefined, number>;
}

export interface NamedQueriesTable {
  name: string;
  /** As it was written. */
  query: ColumnType<Readonly<Record<string, JsonValue>>, string, never>;
  created_at: Date;
  created_by: string | null;
}

export interface VocabularyElementsTable {
  type: string;
  uri: string;
  as_written: string;
  received_at: Date;
  captured_by: string | null;
}

export interface VocabularyAttributesTable {
  type: string;
  uri: string;
  name: string;
  position: number;
  value: string;
}

export interface VocabularyChildrenTable {
  type: string;
  uri: string;
  child_uri: string;
  position: number;
}

export interface EventNamespacesTable {
  prefix: string;
  namespace: string;
}

export interface CompanyPrefixesTable {
  prefix: string;
}

/** The tables of the EPCIS binding (migration 0010, and `captures` of 0008). */
export interface EpcisTables {
  captures: CaptureJobsTable;
  named_queries: NamedQueriesTable;
  vocabulary_elements: VocabularyElementsTable;
  vocabulary_attributes: VocabularyAttributesTable;
  vocabulary_children: VocabularyChildrenTable;
  event_namespaces: EventNamespacesTable;
  company_prefixes: CompanyPrefixesTable;
}
