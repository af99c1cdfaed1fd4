import type { Note } from '../note.ts';
import type { NameSet } from './names.ts';
import { readExpression } from './read-operators.ts';
import { type Known, Reader, SyntaxFault } from './reader.ts';
import type { Tree } from './tree.ts';

/** A tree, or the first place that cannot be read. */
export type Parsed =
  | { readonly ok: true; readonly tree: Tree }
  | { readonly ok: false; readonly problem: Note };

/** Reads an expression, or unary tests about the value `?` (DMN 10.3.1.2, rule 15). */
export const parse = (
  text: string,
  known: Known & { readonly builtIn: NameSet; readonly isTests: boolean },
): Parsed => {
  try {
    const reader = new Reader(text, known, known.builtIn);
    const tree = known.isTests ? readTests(reader) : readExpression(reader);
    if (reader.at < text.length) {
      throw reader.unexpected({
        zh: '前面的表达式已经完整，可能缺少运算符',
        en: 'what stands before it is complete; an operator may be missing',
      });
    }
    return { ok: true, tree };
  } catch (error) {
    if (error instanceof SyntaxFault) {
      return { ok: false, problem: { from: error.from, to: error.to, text: error.text } };
    }
    throw error;
  }
};

const readTests = (reader: Reader): Tree => {
  const from = reader.at;
  if (reader.source.trim() === '-') {
    reader.moveTo(reader.source.length);
    return reader.piece(from, { kind: 'tests', isNegated: false, tests: [] });
  }
  const start = reader.at;
  if (reader.takeWord('not') && reader.take('(')) {
    const tests = readTestList(reader);
    if (reader.take(')') && reader.at >= reader.source.length) {
      return reader.piece(from, { kind: 'tests', isNegated: true, tests });
    }
  }
  reader.at = start;
  return reader.piece(from, { kind: 'tests', isNegated: false, tests: readTestList(reader) });
};

const readTestList = (reader: Reader): Tree[] => {
  const tests: Tree[] = [];
  do tests.push(readExpression(reader));
  while (reader.take(','));
  return tests;
};
