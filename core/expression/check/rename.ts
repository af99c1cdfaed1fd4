import type { Surroundings } from '../expression.ts';
import { occurrencesOf } from './check.ts';

/** What a name is to be called; the path is that of `uses`, such as `明细.单价`. Undefined: as it is. */
export type NewName = (path: string) => string | undefined;

/**
 * The text with other names for what its surroundings name, `明细.单价` by one call for `明细` and one for `明细.单价`.
 * Names that an expression declares itself, functions and texts in quotes stay, and so does every blank. Undefined for a
 * text that cannot be read.
 */
export const renameNames = (
  text: string,
  surroundings: Surroundings,
  newName: NewName,
): string | undefined => {
  const occurrences = occurrencesOf(text, surroundings);
  if (occurrences === undefined) return undefined;
  let renamed = '';
  let done = 0;
  for (const { path, from, to, isBehindDot, isAlias } of occurrences) {
    const stretch = isBehindDot
      ? { from: startBehindDot(text, from), to }
      : insideBrackets(text, { from, to });
    const name = isAlias ? undefined : newName(path);
    if (name === undefined || stretch.from < done) continue;
    renamed += text.slice(done, stretch.from) + name;
    done = stretch.to;
  }
  return renamed + text.slice(done);
};

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A name alone in brackets: the piece has them, the name may end with one of its own. */
const insideBrackets = (text: string, { from, to }: Stretch): Stretch => {
  const name = text.slice(from, to);
  const opening = /^(?:\(\s*)*/.exec(name)?.[0] ?? '';
  const brackets = opening.replaceAll(/\s/g, '').length;
  const closing = new RegExp(`(?:\\s*\\)){${brackets}}$`).exec(name)?.[0] ?? '';
  return { from: from + opening.length, to: to - closing.length };
};

const startBehindDot = (text: string, from: number): number => {
  const dot = text.indexOf('.', from) + 1;
  return dot + (/\S/.exec(text.slice(dot))?.index ?? 0);
};
