import type { Type } from '../../expression/index.ts';
import type { FormDefinition } from '../definition/form-definition.ts';
import type { FieldSettings, FormField } from '../definition/form-field.ts';
import type { Target } from './reader.ts';

/** The other forms and rules that a definition speaks of, as they are published now. */
export interface FormsAround {
  /** Undefined where there is no such form. */
  form(key: string): FormDefinition | undefined;
  /** True for the key of a serial rule that exists. */
  hasSerialRule(key: string): boolean;
}

/** Where a field stands. */
export interface Place {
  readonly around: FormsAround;
  readonly form: string;
  readonly definition: FormDefinition;
  /** The fields beside it: those of the record, or those of its row in a sub-table. */
  readonly fields: readonly FormField[];
  /** What the ids of a field point at. */
  targetOf(field: FormField): Target | undefined;
  /** True for a field that holds one value in one column. */
  isSingle(field: FormField): boolean;
  /** The type of a field in expressions, `fields` being those beside it. */
  meaningOf(field: FormField, fields: readonly FormField[]): Type;
  /** The type in expressions of a record of a form. */
  recordType(form: string): Type;
}

/** What a field shows in place of its own type: formulas, lookups and roll-ups show values of another type. */
export interface ShownAs {
  readonly type: string;
  readonly settings: FieldSettings;
  /** Where the shown field stands, if in another form. */
  readonly place?: Place;
}

/** A field that settings speak of: in the own form, or in the form named. */
export interface FieldUse {
  readonly form: string;
  /** Keys from the record inward: `['lines', 'amount']`. */
  readonly field: readonly string[];
}

/** An expression in the settings of a field. */
export interface SettingExpression {
  /** JSON Pointer below the settings. */
  readonly path: string;
  readonly text: string;
  /** What it must give. */
  readonly gives: 'boolean' | 'anything' | ShownAs;
  /** True where nobody wrote it: it follows from other settings. */
  readonly isImplied?: true;
  /** The form whose fields it speaks of; its own place when absent. */
  readonly form?: string;
  /** True where the database judges it: it must be one that SQL can say. */
  readonly isSql?: true;
}
