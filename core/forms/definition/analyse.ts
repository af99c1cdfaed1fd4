import { type Checked, checkExpression, type Note, type Type } from '../../expression/index.ts';
import { expectedOf, type ExpressionPlace, scopeFor, typesByKey } from './expression-scope.ts';
import { conditionSql } from './condition-sql.ts';
import { expressionsOf, type PlacedExpression } from './expressions.ts';
import type { FormInPlace } from './fields.ts';

type Names = Readonly<Record<string, Type>>;

/** An expression with what its check has found. */
export interface Analysed {
  readonly placed: PlacedExpression;
  /** What it may name, as far as its text does. */
  readonly names: Names;
  readonly problems: readonly Note[];
  /** What it names, from the outside inward: `['lines', 'qty']`, `['record', 'total']`. */
  readonly uses: readonly (readonly string[])[];
}

/** Expressions that stand alike see the same names; a form of 200 fields has hundreds of them. */
const scopesOf = (place: FormInPlace): ((at: ExpressionPlace) => Names) => {
  const known = new Map<string, Names>();
  return (at) => {
    const { table, form = '', through = '', use, field } = at;
    const item = use === 'options' ? field?.join() : '';
    const name = [table?.key, form, through, item].join(' ');
    const names = known.get(name) ?? typesByKey(scopeFor(at, place));
    known.set(name, names);
    return names;
  };
};

const namedIn = (text: string, names: Names): Names =>
  Object.fromEntries(Object.entries(names).filter(([name]) => text.includes(name)));

/** Reads with the few names that the text holds; only a text that is wrong is told the others, for what was meant. */
const checked = (text: string, names: { few: Names; all: Names }, expected: Type | undefined): Checked => {
  const goal = expected !== undefined && { expected };
  const quick = checkExpression(text, { names: names.few, ...goal });
  return quick.problems.length === 0 ? quick : checkExpression(text, { names: names.all, ...goal });
};

/** Why the database cannot judge it; whose column is whose does not matter here. */
const sqlProblemsOf = (placed: PlacedExpression, place: FormInPlace): readonly Note[] => {
  const { text } = placed;
  const compiled = conditionSql(text, { at: placed, place, world: nobody, column: (keys) => keys.join('.') });
  return compiled.ok ? [] : [compiled.refusal];
};

const nobody = {
  user: { id: '', name: '', department: null, roles: [] },
  now: new Date(0),
  zone: 'UTC',
};

/** Reads and checks every expression of a definition. */
export const analyse = (place: FormInPlace): Analysed[] => {
  const scope = scopesOf(place);
  return expressionsOf(place.definition).map((placed) => {
    const all = scope(placed);
    const few = namedIn(placed.text, all);
    const { problems, uses } = checked(placed.text, { few, all }, expectedOf(placed, place));
    const sqlProblems = placed.isSql && problems.length === 0 ? sqlProblemsOf(placed, place) : [];
    // Keys hold no dots, so a path is its keys.
    return {
      placed,
      names: few,
      problems: [...problems, ...sqlProblems],
      uses: uses.map((path) => path.split('.')),
    };
  });
};
