import { checkExpression, type Type } from '../../expression/index.ts';
import type { NamedThing } from './expression-scope.ts';

/** Names with a meaning of their own in every rule. */
const taken = new Set(['record', 'user', 'today', 'now', 'item', 'partial']);

const remembered = new Map<string, string | undefined>();
const mostRemembered = 5000;

const judged = (label: string): string | undefined => {
  if (label.includes('.') || taken.has(label)) return undefined;
  const alone = checkExpression(label, { names: {} });
  // A function of the language, or a literal: the label would hide it or mean it.
  if (alone.problems.length === 0) return undefined;
  const known = checkExpression(label, { names: { [label]: { kind: 'number' } } });
  const [name] = known.uses;
  return known.problems.length === 0 && known.uses.length === 1 && known.type.kind === 'number'
    ? name
    : undefined;
};

/** How a label is written in an expression; undefined for one that cannot stand there as a name. */
export const nameOfLabel = (label: string): string | undefined => {
  if (!remembered.has(label)) {
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(label, judged(label));
  }
  return remembered.get(label);
};

/** What a thing is called in expressions as people see them: its label where that names it alone, else its key. */
export const shownName = (thing: NamedThing, beside: readonly NamedThing[]): string => {
  const name = thing.label === undefined ? undefined : nameOfLabel(thing.label);
  if (name === undefined) return thing.key;
  const isAlone = beside.every(
    (other) =>
      other === thing ||
      (other.key !== name && (other.label === undefined || nameOfLabel(other.label) !== name)),
  );
  return isAlone ? name : thing.key;
};

const retyped = (type: Type, parts: readonly NamedThing[], depth: number): Type => {
  if (parts.length === 0 || depth > 2) return type;
  if (type.kind === 'list') return { kind: 'list', of: retyped(type.of, parts, depth) };
  if (type.kind !== 'context') return type;
  return { ...type, fields: { ...type.fields, ...typesByEither(parts, depth + 1) } };
};

/** The types of things by their keys and, where they differ, by their shown names, inside as well. */
export const typesByEither = (things: readonly NamedThing[], depth = 0): Readonly<Record<string, Type>> =>
  Object.fromEntries(
    things.flatMap((thing) => {
      const type = retyped(thing.type, thing.parts(), depth);
      return [thing.key, shownName(thing, things)].map((name) => [name, type] as const);
    }),
  );

/** The things that a path of names leads through, by key or shown name; undefined where it leads out. */
export const thingsAlong = (
  path: string,
  things: readonly NamedThing[],
): { readonly thing: NamedThing; readonly beside: readonly NamedThing[] } | undefined => {
  let beside = things;
  let found: NamedThing | undefined;
  for (const name of path.split('.')) {
    if (found !== undefined) beside = found.parts();
    const here = beside;
    found = here.find((each) => each.key === name || shownName(each, here) === name);
    if (found === undefined) return undefined;
  }
  return found === undefined ? undefined : { thing: found, beside };
};
