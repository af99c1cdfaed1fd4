import { checkExpression, type Note, renameNames, type Type, typeText } from '../../expression/index.ts';
import { type ExpressionPlace, type NamedThing, scopeFor } from './expression-scope.ts';
import type { FormInPlace } from './fields.ts';
import { shownName, thingsAlong, typesByEither } from './usable-names.ts';

const stored = (text: string, things: readonly NamedThing[]): string =>
  renameNames(text, { names: typesByEither(things) }, (path) => thingsAlong(path, things)?.thing.key) ?? text;

/**
 * An expression as a person wrote it, with the labels that it names turned into keys. A text that cannot be read stays
 * as it is: its check says why.
 */
export const storeNames = (text: string, at: ExpressionPlace, place: FormInPlace): string =>
  stored(text, scopeFor(at, place));

/**
 * A stored expression as a person reads it, with labels for keys wherever a label is a legal name and names one thing
 * alone. Storing what was shown gives what was stored.
 */
export const showNames = (text: string, at: ExpressionPlace, place: FormInPlace): string => {
  const things = scopeFor(at, place);
  const shown = renameNames(text, { names: typesByEither(things) }, (path) => {
    const found = thingsAlong(path, things);
    return found && shownName(found.thing, found.beside);
  });
  return shown !== undefined && stored(shown, things) === text ? shown : text;
};

/** A name that may be written, for the list beside an expression that is being typed. */
export interface OfferedName {
  readonly name: string;
  readonly key: string;
  /** As FEEL writes types. */
  readonly type: string;
  readonly parts: readonly OfferedName[];
}

const offered = (things: readonly NamedThing[], depth: number): OfferedName[] =>
  things.map((thing) => ({
    name: shownName(thing, things),
    key: thing.key,
    type: typeText(thing.type),
    parts: depth === 0 ? [] : offered(thing.parts(), depth - 1),
  }));

/** What may be named at a place, with what stands in it one level deep. */
export const offeredNames = (at: ExpressionPlace, place: FormInPlace): OfferedName[] =>
  offered(scopeFor(at, place), 1);

/** What a check of an expression as a person types it has found; places count in the typed text. */
export interface CheckedTyping {
  readonly type: Type;
  readonly problems: readonly Note[];
  readonly stored: string;
}

/** Checks an expression as a person types it, with labels or keys. `expected`: what it must give. */
export const checkTyping = (
  text: string,
  at: ExpressionPlace & { readonly expected?: Type },
  place: FormInPlace,
): CheckedTyping => {
  const things = scopeFor(at, place);
  const { expected } = at;
  const { type, problems } = checkExpression(text, {
    names: typesByEither(things),
    ...(expected !== undefined && { expected }),
  });
  return { type, problems, stored: stored(text, things) };
};
