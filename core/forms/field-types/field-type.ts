import type { Type, Value } from '../../expression/index.ts';
import type { JsonValue, Text } from '../../platform/index.ts';
import type { z } from 'zod';
import type { FieldSettings, FormField } from '../definition/form-field.ts';
import type { Checked, ValueIssue } from './checked.ts';
import type { ColumnPlan, TablePlan } from './column-plan.ts';
import type { FeelWorld } from './feel.ts';
import type { StoredFile } from './file-list.ts';
import type { FilterOperator } from './filter-operators.ts';
import type { JsonSchema } from './json-schema.ts';
import type { PaletteGroup } from './palette-groups.ts';
import type { FieldUse, Place, SettingExpression, ShownAs } from './place.ts';
import type { ReadFrom } from './read-from.ts';
import type { Reader, Target } from './reader.ts';

/**
 * How values of one type become those of another when a form is published over existing records.
 * `true`: always and without loss; `by-value`: those that fit, the others are listed; `false`: something is always
 * lost (the time of a date and time). What is not listed at all is not converted: the old column is retired.
 */
export type Lossless = boolean | 'by-value';

/** From which type values can be taken over. */
export interface Conversion<S> {
  readonly from: string;
  // Written as a method so that each type sees its own settings.
  lossless(from: FieldSettings, to: S): Lossless;
  /** The value in its new type; without it the value's text is read. */
  convert?(
    value: JsonValue,
    settings: { readonly from: FieldSettings; readonly to: S },
    reader: Reader,
  ): Checked;
}

/**
 * A type of field. Shared code asks the type and never for its name. Settings handed in have passed `settings`.
 * Methods are written as methods: the list holds types with settings of different shapes, each meets only its own.
 */
export interface FieldType<S extends FieldSettings = FieldSettings> {
  readonly name: string;
  readonly text: Text;
  readonly group: PaletteGroup;
  /** `computed` values are made by the system and ignored when somebody sends them; `rows` is a sub-table. */
  readonly holds: 'value' | 'computed' | 'rows';
  readonly settings: z.ZodType<S>;
  /** The settings of a field that has just been drawn. */
  readonly initial: S;
  readonly filters: readonly FilterOperator[];
  /** True where lists may be sorted by it. */
  readonly sorts: boolean;
  /** Where a form says nothing of titles: the field whose type has the lowest number gives a record its title. */
  readonly namesRecords?: number;
  /** True where the full-text search reads it. */
  readonly searched: boolean;
  /** Including from itself with other settings, where those may lose something. */
  readonly conversions: readonly Conversion<S>[];
  /** The value in its one spelling. Checking what was checked changes nothing. `null` is always good. */
  check(value: JsonValue, settings: S): Checked;
  /** The value as a person reads it: lists, exports, titles, history. Takes what `check` gave; '' for null. */
  display(value: JsonValue, settings: S, reader: Reader): string;
  /** The value as text without what only adorns it: a number without its unit. `display` when absent. */
  bare?(value: JsonValue): string;
  /** From Excel, CSV or paste. What `display` wrote comes back. */
  read(text: string, settings: S, reader: Reader): Checked;
  /** The type of its values in expressions; `any` for what shows another field's. */
  meaning(settings: S, place: Place): Type;
  /** The value as expressions see it. */
  toFeel(value: JsonValue, settings: S, world: FeelWorld): Value;
  /** What an expression gave, as a value of the field. */
  fromFeel(value: Value, settings: S, world: FeelWorld): Checked;
  /** What expressions see where there is no value; null when absent. */
  nothing?(settings: S): Value;
  /** True where the settings themselves ask for a value: so many rows at least. */
  needsValue?(settings: S): boolean;
  /** The key of the serial rule that gives its value, once, when a record is written. */
  numberedBy?(settings: S): string;
  /** The files that a value names; for types whose values are files. */
  filesIn?(value: JsonValue): readonly StoredFile[];
  /** The expression that makes its value, over the fields beside it. */
  computedBy?(settings: S): string | undefined;
  /** What its values are in JSON, for the description of the API. */
  schema(settings: S): JsonSchema;
  /** Its columns in the table of records; none where it is computed on reading or has a table of its own. */
  columns(settings: S): readonly ColumnPlan[];
  /** The table of its own, if it has one. */
  table?(settings: S): TablePlan | undefined;
  /** What its ids point at. */
  target?(settings: S): Target;
  /** The fields of its rows. */
  fields?(settings: S): readonly FormField[];
  /** The type and settings by which its values are shown, filtered and compared, where they are not its own. */
  shows?(settings: S, place: Place): ShownAs | undefined;
  /** What its values are read from when they are shown, where they are stored nowhere. */
  reads?(settings: S): ReadFrom | undefined;
  /** What is wrong with the settings where they stand: a form or a field that does not exist. */
  complaints?(settings: S, place: Place): readonly ValueIssue[];
  /** The fields that the settings of the field with this key speak of outside their expressions. */
  uses?(settings: S, place: Place, key: string): readonly FieldUse[];
  /** The expressions in the settings. */
  expressions?(settings: S): readonly SettingExpression[];
  /** Settings of an older version in today's shape. */
  upgrade?(settings: FieldSettings): FieldSettings;
}

/** A thing of the palette that arranges fields and holds no value. */
export interface LayoutType {
  readonly name: 'section' | 'tabs' | 'description';
  readonly text: Text;
  readonly group: PaletteGroup;
  readonly holds: 'nothing';
}
