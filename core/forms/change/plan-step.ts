import type { Text } from '../../platform/index.ts';
import type { FormField } from '../definition/form-field.ts';
import type { Target } from '../field-types/reader.ts';
import type { StoredColumn } from './stored-shape.ts';

/**
 * One step of bringing the tables of a form to a new definition, in the order in which they are taken. Names are bare;
 * tables stand in the schema `forms`.
 */
export type PlanStep =
  /** The table of records with the columns of the system. */
  | { readonly kind: 'create-record-table'; readonly table: string }
  /** Rows of a sub-table: `id`, `record_id`, `position`; columns are added by steps behind it. */
  | { readonly kind: 'create-rows-table'; readonly table: string; readonly parent: string }
  /** Links: `record_id`, `target_id`, `position`. */
  | {
      readonly kind: 'create-links-table';
      readonly table: string;
      readonly parent: string;
      readonly references: Target;
    }
  | ({ readonly kind: 'add-column' } & StoredColumn)
  /** Renames it to `as` and keeps it; it no longer counts. */
  | {
      readonly kind: 'retire-column';
      readonly table: string;
      readonly column: string;
      readonly as: string;
      readonly field: FormField;
    }
  | {
      readonly kind: 'bring-back-column';
      readonly table: string;
      readonly column: string;
      readonly from: string;
    }
  | { readonly kind: 'retire-table'; readonly table: string; readonly as: string; readonly field: FormField }
  | { readonly kind: 'bring-back-table'; readonly table: string; readonly from: string }
  /**
   * Turns the values of a column into those of another type, `null` where one does not convert. With `keep` the old
   * column stays under that name. With `restore` the value in that kept column is taken wherever turning it into
   * `from` gives what stands there now: nobody has changed it since.
   */
  | {
      readonly kind: 'convert-column';
      readonly table: string;
      readonly column: string;
      readonly from: FormField;
      readonly to: FormField;
      readonly keep?: string;
      readonly restore?: string;
    }
  /**
   * Makes the one id of a column the only link of its record. Where the column is empty, links that a table brought
   * back still has stay.
   */
  | {
      readonly kind: 'links-from-column';
      readonly table: string;
      readonly column: string;
      readonly links: string;
    }
  /** Copies the only link of a record into a column; records with several get none. */
  | {
      readonly kind: 'column-from-links';
      readonly table: string;
      readonly column: string;
      readonly links: string;
    }
  | {
      readonly kind: 'drop-unique' | 'add-unique';
      readonly table: string;
      readonly columns: readonly string[];
    }
  /** Formulas and titles of all records are computed anew, by a job. */
  | { readonly kind: 'recompute'; readonly table: string }
  /** Built by a job, concurrently. */
  | { readonly kind: 'add-index'; readonly table: string; readonly columns: readonly string[] };

/** How many records a finding is about is counted in the database before it is shown. */
export type Measure =
  /** Rows in which one of the columns holds something. */
  | { readonly kind: 'filled'; readonly table: string; readonly columns: readonly string[] }
  /** All rows of a table. */
  | { readonly kind: 'rows'; readonly table: string }
  /** Values that do not convert. */
  | {
      readonly kind: 'unconvertible';
      readonly table: string;
      readonly column: string;
      readonly from: FormField;
      readonly to: FormField;
    }
  /** Values that stay as they are but that the field no longer takes. */
  | { readonly kind: 'misfits'; readonly table: string; readonly column: string; readonly field: FormField }
  /** Records with more than one link. */
  | { readonly kind: 'several-links'; readonly table: string }
  /** Records with the same values in all of these columns. */
  | { readonly kind: 'duplicates'; readonly table: string; readonly columns: readonly string[] };

/**
 * What a change may do to existing records; it counts only where its measure finds some. `consent`: values are lost to
 * the form, somebody must accept the finding by its id. `notice`: nothing is lost. `blocks`: the records must be
 * mended first.
 */
export interface Finding {
  readonly id: string;
  readonly weight: 'consent' | 'notice' | 'blocks';
  readonly field: readonly string[];
  readonly text: Text;
  readonly measure: Measure;
}

/** Columns and tables of a form that no longer count, newest last. */
export interface Retired {
  readonly kind: 'column' | 'table';
  /** The table it stands in or, for a table, its name while it counted. */
  readonly table: string;
  /** The column's name while it counted; '' for a table. */
  readonly column: string;
  readonly as: string;
  /** The field as it was then. */
  readonly field: FormField;
}

/** What stands in the database besides what the published definition says. */
export interface LiveTables {
  readonly retired: readonly Retired[];
}

/** The way from one version to the next. */
export interface ChangePlan {
  readonly steps: readonly PlanStep[];
  readonly findings: readonly Finding[];
}
