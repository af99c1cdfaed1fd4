import type { FormField, Retired } from '@yuanliu/core/forms';
import type { ColumnType, Generated } from 'kysely';

/** A jsonb column whose document is parsed when it is read and sent as text. */
type Document<T> = ColumnType<T, string, string>;

export interface FormDefinitionsTable {
  id: string;
  key: string;
  is_system: Generated<boolean>;
  core: Document<unknown> | null;
  version: number | null;
  definition: Document<unknown> | null;
  draft: Document<unknown> | null;
  draft_version: Generated<number>;
  draft_changed_at: Date | null;
  draft_changed_by: string | null;
  created_at: Date;
  created_by: string | null;
  changed_at: Date;
  changed_by: string | null;
  rights_version: Generated<number>;
  rights_changed_at: Date | null;
  rights_changed_by: string | null;
}

export interface FormVersionsTable {
  form_id: string;
  version: number;
  definition: Document<unknown>;
  note: Generated<string>;
  changes: number;
  rolled_back_to: number | null;
  published_at: Date;
  published_by: string | null;
}

export interface FormRetiredTable {
  id: string;
  nr: Generated<string>;
  form_id: string;
  kind: Retired['kind'];
  table_name: string;
  column_name: string;
  kept_as: string;
  field: Document<FormField>;
  version: number;
  retired_at: Date;
}

/** The tables of definitions. */
export interface DefinitionTables {
  form_definitions: FormDefinitionsTable;
  form_versions: FormVersionsTable;
  form_retired: FormRetiredTable;
}
