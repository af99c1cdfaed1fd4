import { checkExpression, type Note } from '../../expression/index.ts';
import { expectedOf, scopeFor, typesByKey } from './expression-scope.ts';
import { expressionsOf, type PlacedExpression } from './expressions.ts';
import type { FormInPlace } from './fields.ts';

/** An expression with what its check has found. */
export interface Analysed {
  readonly placed: PlacedExpression;
  readonly problems: readonly Note[];
  /** What it names, from the outside inward: `['lines', 'qty']`, `['record', 'total']`. */
  readonly uses: readonly (readonly string[])[];
}

/** Reads and checks every expression of a definition. */
export const analyse = (place: FormInPlace): Analysed[] =>
  expressionsOf(place.definition).map((placed) => {
    const names = typesByKey(scopeFor(placed, place));
    const expected = expectedOf(placed, place);
    const { problems, uses } = checkExpression(placed.text, {
      names,
      ...(expected !== undefined && { expected }),
    });
    // Keys hold no dots, so a path is its keys.
    return { placed, problems, uses: uses.map((path) => path.split('.')) };
  });
