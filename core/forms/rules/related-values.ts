import { contextOf, type Value } from '../../expression/index.ts';
import type { JsonValue } from '../../platform/index.ts';
import { type FormInPlace, placeIn, shownField } from '../definition/fields.ts';
import { typeOf } from '../field-types/field-types.ts';
import type { FeelWorld } from '../field-types/feel.ts';
import type { Target } from '../field-types/reader.ts';
import type { RecordValues, RulesWorld } from './rules-world.ts';

/** Related records of related records are their ids alone; so deep does the type checker see as well. */
const farthest = 2;

const plain = (value: JsonValue | undefined): Value =>
  typeof value === 'string' || typeof value === 'boolean' ? value : null;

/** Turns ids into what they point at, as expressions see it; remembers what it has turned. */
export const relatedValues = (world: RulesWorld, { around }: FormInPlace): FeelWorld => {
  const known = new Map<string, Value>();

  const ofForm = (
    form: string,
    id: string,
    { values, depth }: { values: RecordValues; depth: number },
  ): Value => {
    const definition = around.form(form);
    const place = definition && placeIn({ form, definition, around });
    const deeper: FeelWorld = { zone: world.zone, record: (target, other) => at(target, other, depth + 1) };
    const fields = (definition?.fields ?? [])
      .filter((field) => typeOf(field).holds !== 'rows')
      .map((field): [string, Value] => {
        const shown = place && shownField(field, place);
        const value = values[field.key] ?? null;
        return [field.key, shown?.type.toFeel(value, shown.field.settings, deeper) ?? null];
      });
    return contextOf([['id', id], ['title', plain(values['title'])], ...fields]);
  };

  const found = (target: Target, id: string, depth: number): Value => {
    const values = depth > farthest ? undefined : world.related(target, id);
    if (values === undefined) return contextOf([['id', id]]);
    if (target.startsWith('form:')) return ofForm(target.slice('form:'.length), id, { values, depth });
    const entries = Object.entries(values).map(([name, value]): [string, Value] => [name, plain(value)]);
    return contextOf([...entries, ['id', id]]);
  };

  const at = (target: Target, id: string, depth: number): Value => {
    const name = `${depth} ${target} ${id}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    const value = found(target, id, depth);
    known.set(name, value);
    return value;
  };

  return { zone: world.zone, record: (target, id) => at(target, id, 1) };
};
