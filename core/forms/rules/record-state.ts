import { contextOf, type Value } from '../../expression/index.ts';
import type { JsonValue } from '../../platform/index.ts';
import { worldValues } from '../definition/world-values.ts';
import type { Row } from '../field-types/rows.ts';
import type { FeelWorld } from '../field-types/feel.ts';
import type { PreparedField, PreparedForm, Rule } from './prepare-form.ts';
import { relatedValues } from './related-values.ts';
import type { RecordInput, RulesWorld } from './rules-world.ts';

/** A row or the record itself while its values are being found. */
export interface ValueSet {
  /** JSON Pointer of the record or row: '', `/lines/3`. */
  readonly path: string;
  /** The key of the sub-table; undefined for the record. */
  readonly table: string | undefined;
  /** What was sent for it. */
  readonly sent: Row;
  /** What stands, where it is changed. */
  readonly before: Row | undefined;
  readonly values: Map<string, JsonValue>;
  readonly feel: Map<string, Value>;
}

type Given = Pick<ValueSet, 'path' | 'table' | 'sent' | 'before'>;

const newSet = (given: Given): ValueSet => ({ ...given, values: new Map(), feel: new Map() });

/** What is known so far of a record, in JSON and as expressions see it. */
export class RecordState {
  readonly feelWorld: FeelWorld;
  readonly record: ValueSet;
  readonly #rows = new Map<string, ValueSet[]>();
  readonly #world: ReadonlyMap<string, Value>;

  constructor({ place }: PreparedForm, input: RecordInput, world: RulesWorld) {
    this.record = newSet({ path: '', table: undefined, sent: input.values, before: input.before });
    this.feelWorld = relatedValues(world, place);
    this.#world = worldValues(world);
  }

  rows(table: string): readonly ValueSet[] {
    return this.#rows.get(table) ?? [];
  }

  /** The record alone, or every row of the field's sub-table. */
  setsOf({ table }: PreparedField): readonly ValueSet[] {
    return table === undefined ? [this.record] : this.rows(table.key);
  }

  /** Gives a sub-table its rows. A row with an id that does not stand is a new one. */
  openRows(table: string, given: readonly Pick<Given, 'sent' | 'before'>[]): void {
    const rows = given.map((row, index) => newSet({ ...row, path: `/${table}/${index}`, table }));
    for (const { before, values } of rows) {
      const id = before?.['id'];
      if (id !== undefined) values.set('id', id);
    }
    this.#rows.set(table, rows);
    this.record.feel.delete(table);
  }

  /** Stores the value of a field, null for none. */
  put(set: ValueSet, { field, shown }: PreparedField, value: JsonValue): void {
    set.values.set(field.key, value);
    set.feel.set(field.key, shown.type.toFeel(value, shown.settings, this.feelWorld));
    // The list of rows that expressions see is made anew when it is next asked for.
    if (set.table !== undefined) this.record.feel.delete(set.table);
  }

  #feelOf(name: string): Value {
    const rows = this.#rows.get(name);
    if (rows === undefined) return this.record.feel.get(name) ?? this.#world.get(name) ?? null;
    const known = this.record.feel.get(name);
    if (known !== undefined) return known;
    const list = rows.map(({ feel }) => contextOf(feel));
    this.record.feel.set(name, list);
    return list;
  }

  /** What a rule is given beside a record or row; `item` is the option that is judged. */
  valuesFor({ names, outer }: Rule, set: ValueSet, item?: Value): Record<string, Value> {
    const values: Record<string, Value> = {};
    for (const name of names)
      values[name] =
        set.table === undefined ? this.#feelOf(name) : (set.feel.get(name) ?? this.#world.get(name) ?? null);
    if (outer.length > 0)
      values['record'] = contextOf(outer.map((name) => [name, this.#feelOf(name)] as const));
    if (item !== undefined) values['item'] = item;
    return values;
  }
}
