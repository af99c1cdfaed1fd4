import {
  type Column,
  compileExpression,
  parseExpression,
  type SqlResult,
  toSql,
  type Type,
} from '../../expression/index.ts';
import { type ExpressionPlace, type NamedThing, scopeFor, typesByKey } from './expression-scope.ts';
import type { FormInPlace } from './fields.ts';
import { type ActingWorld, worldValues } from './world-values.ts';

/** Where a condition of the database stands, and what its names are there. */
export interface ConditionPlace {
  /** What it may name; `{ use: 'check' }` for a condition over the records of the form. */
  readonly at: ExpressionPlace;
  readonly place: FormInPlace;
  readonly world: ActingWorld;
  /**
   * The SQL of a field's column, quoted: `['qty']`, or `['supplier', 'imported']` for a field of a related record that the
   * statement has joined. Undefined for a field that has none there; the condition is refused then.
   */
  readonly column: (keys: readonly string[]) => string | undefined;
}

const thingAt = (keys: readonly string[], things: readonly NamedThing[]): NamedThing | undefined => {
  const [key, ...rest] = keys;
  const thing = things.find((each) => each.key === key);
  return rest.length === 0 || thing === undefined ? thing : thingAt(rest, thing.parts());
};

const plainKinds = new Set<Type['kind']>(['number', 'string', 'boolean', 'date', 'date and time']);

const isTexts = (type: Type): boolean => type.kind === 'list' && type.of.kind === 'string';

/** Stands for a field that has no column there, so that the condition is refused at its place. */
const refused: Column = { sql: 'null', type: { kind: 'any' } };

const columnOf = (
  path: string,
  things: readonly NamedThing[],
  column: ConditionPlace['column'],
): Column | undefined => {
  const keys = path.split('.');
  // A name that the expression itself declares.
  if (thingAt(keys.slice(0, 1), things) === undefined) return undefined;
  const id = keys.at(-1) === 'id' ? keys.slice(0, -1) : undefined;
  const holder = id && thingAt(id, things);
  // What a person, a department or a relation is, is its id.
  if (id !== undefined && holder?.type.kind === 'context') return columnWith(column(id), undefined);
  const thing = thingAt(keys, things);
  const isPlain = thing !== undefined && (plainKinds.has(thing.type.kind) || isTexts(thing.type));
  return isPlain ? columnWith(column(keys), thing.type) : refused;
};

const columnWith = (sql: string | undefined, type: Type | undefined): Column => {
  if (sql === undefined) return refused;
  return type === undefined ? { sql: `cast(${sql} as text)`, type: { kind: 'string' } } : { sql, type };
};

/**
 * The SQL of a stored condition over the records of a form (row scopes, roll-ups), true exactly where evaluating it gives
 * true; or why the database cannot judge it. `user`, `today` and `now` become parameters. Never throws.
 */
export const conditionSql = (text: string, { at, place, world, column }: ConditionPlace): SqlResult => {
  const things = scopeFor(at, place);
  const reading = parseExpression(text, { names: typesByKey(things) });
  if (!reading.ok) return { ok: false, refusal: reading.problem };
  const values = worldValues(world);
  return toSql(compileExpression(reading.expression), {
    column: (path) => (values.has(path.split('.')[0] ?? '') ? undefined : columnOf(path, things, column)),
    values: Object.fromEntries(values),
    now: world.now,
    zone: world.zone,
    as: 'condition',
  });
};
