import { NameSet } from './names.ts';
import { type ReadExpression, readContext, readFunction, readIf, readIteration } from './read-boxed.ts';
import { readAtLiteral, readNumber, readText } from './read-literal.ts';
import { readLabel, readUnknownName } from './read-name.ts';
import { keywords, type Reader } from './reader.ts';
import type { Argument, Tree } from './tree.ts';

const literals: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

const item = new NameSet(['item']);

/** What stands between operators, with the paths, filters and calls behind it. */
export const readOperand = (reader: Reader, read: ReadExpression): Tree => {
  const from = reader.at;
  let tree = readPrimary(reader, read);
  for (;;) {
    if (reader.sees('.') && !reader.sees('..')) tree = readPath(reader, tree);
    else if (reader.sees('(')) tree = readCall(reader, read, tree);
    else if (reader.sees('[') && !endsInterval(reader)) {
      tree = readFilter(reader, read, tree);
    } else return tree;
    if (tree.from !== from) return tree;
  }
};

/**
 * True where the `[` that stands here closes an interval that was opened, `[1..10[`, and begins no filter: nothing
 * follows it that a condition begins with. A comparison or minus sign is taken as one behind the interval.
 */
const endsInterval = (reader: Reader): boolean => {
  if (reader.openIntervals === 0) return false;
  const start = reader.at;
  reader.moveTo(start + 1);
  const character = reader.source[reader.at] ?? '';
  const word = reader.word();
  reader.at = start;
  return (
    character === '' || ')],}.=<>!-+*/'.includes(character) || (keywords.has(word) && !beginners.has(word))
  );
};

/** Keywords that an expression begins with. */
const beginners: ReadonlySet<string> = new Set([
  'if',
  'for',
  'some',
  'every',
  'function',
  'true',
  'false',
  'null',
]);

const readPath = (reader: Reader, source: Tree): Tree => {
  reader.expect('.');
  const known = reader.fields.match(reader.source, reader.at);
  if (known !== undefined) {
    reader.moveTo(known.to);
    return reader.piece(source.from, { kind: 'path', source, name: known.name });
  }
  const name = readUnknownName(reader);
  if (name === '') throw reader.unexpected({ zh: '点后面要写字段名', en: "a field's name follows a dot" });
  return reader.piece(source.from, { kind: 'path', source, name });
};

const readFilter = (reader: Reader, read: ReadExpression, source: Tree): Tree => {
  reader.expect('[');
  const condition = reader.within(reader.fields, () =>
    reader.within(item, () => outsideIntervals(reader, () => read(reader))),
  );
  reader.expect(']');
  return reader.piece(source.from, { kind: 'filter', source, condition });
};

const outsideIntervals = <T>(reader: Reader, read: () => T): T => {
  const open = reader.openIntervals;
  reader.openIntervals = 0;
  const found = read();
  reader.openIntervals = open;
  return found;
};

const readCall = (reader: Reader, read: ReadExpression, callee: Tree): Tree => {
  reader.expect('(');
  const given: Argument[] = [];
  outsideIntervals(reader, () => {
    if (reader.sees(')')) return;
    do {
      const name = readLabel(reader);
      given.push({ name, value: read(reader) });
    } while (reader.take(','));
  });
  reader.expect(')');
  const named = given.filter(({ name }) => name !== undefined).length;
  if (named > 0 && named < given.length) {
    throw reader.fault(callee.from, {
      zh: '参数要么都写名称，要么都不写。',
      en: 'Name either all arguments or none.',
    });
  }
  return reader.piece(callee.from, { kind: 'call', callee, arguments: given });
};

const readPrimary = (reader: Reader, read: ReadExpression): Tree => {
  const from = reader.at;
  const known = reader.knownName();
  const word = reader.word();
  if (known !== undefined && (known.name.length > word.length || !keywords.has(word))) {
    reader.moveTo(known.to);
    return reader.piece(from, { kind: 'name', name: known.name });
  }
  const literal = literals.get(word);
  if (literal !== undefined) {
    reader.moveTo(from + word.length);
    return reader.piece(from, { kind: 'literal', value: literal });
  }
  if (word === 'function') return readFunction(reader, read);
  // They reach as far as they can, so that they may stand where any operand does.
  if (word === 'if') return readIf(reader, read);
  if (word === 'for' || word === 'some' || word === 'every') return readIteration(reader, read);
  if (word !== '' && !keywords.has(word)) {
    return reader.piece(from, { kind: 'name', name: readUnknownName(reader) });
  }
  return readSigned(reader, read);
};

const readSigned = (reader: Reader, read: ReadExpression): Tree => {
  const from = reader.at;
  const sign = reader.source[from];
  if (sign === '"') return reader.piece(from, { kind: 'literal', value: readText(reader) });
  if (sign === '@') return readAtLiteral(reader);
  if (sign === '{') return outsideIntervals(reader, () => readContext(reader, read));
  if (sign === '[' || sign === ']') return readBracket(reader, read);
  if (sign === '(') return readParenthesis(reader, read);
  const number = readNumber(reader);
  if (number !== undefined) return number;
  throw reader.unexpected({
    zh: '这里应为一个值、名称或括号',
    en: 'a value, a name or a bracket is expected',
  });
};

/** A list, or an interval that begins with a bracket. */
const readBracket = (reader: Reader, read: ReadExpression): Tree => {
  const from = reader.at;
  const isOpen = reader.sees(']');
  reader.moveTo(from + 1);
  if (!isOpen && reader.take(']')) return reader.piece(from, { kind: 'list', items: [] });
  const first = outsideIntervals(reader, () => read(reader));
  if (reader.sees('..')) return readIntervalEnd(reader, read, { from, low: first, lowIncluded: !isOpen });
  if (isOpen) throw reader.unexpected({ zh: '应为“..”', en: "'..' is expected" });
  const items = [first];
  outsideIntervals(reader, () => {
    while (reader.take(',')) items.push(read(reader));
  });
  reader.expect(']');
  return reader.piece(from, { kind: 'list', items });
};

interface IntervalStart {
  readonly from: number;
  readonly low: Tree;
  readonly lowIncluded: boolean;
}

const readIntervalEnd = (reader: Reader, read: ReadExpression, start: IntervalStart): Tree => {
  reader.expect('..');
  reader.openIntervals += 1;
  const high = read(reader);
  reader.openIntervals -= 1;
  const highIncluded = reader.sees(']');
  if (!highIncluded && !reader.sees(')') && !reader.sees('[')) {
    throw reader.unexpected({ zh: '区间要以 ] 或 ) 结束', en: 'an interval ends with ] or )' });
  }
  reader.moveTo(reader.at + 1);
  const { from, low, lowIncluded } = start;
  return reader.piece(from, { kind: 'interval', low, lowIncluded, high, highIncluded });
};

/** An expression in parentheses, an interval that begins with one, or behind `in` several tests. */
const readParenthesis = (reader: Reader, read: ReadExpression): Tree => {
  const from = reader.at;
  const mayList = reader.testsAt === from;
  reader.expect('(');
  const first = outsideIntervals(reader, () => read(reader));
  if (reader.sees('..')) return readIntervalEnd(reader, read, { from, low: first, lowIncluded: false });
  if (!mayList || !reader.sees(',')) {
    reader.expect(')');
    return { ...first, from, to: reader.endOfLast(from) };
  }
  const tests = [first];
  outsideIntervals(reader, () => {
    while (reader.take(',')) tests.push(read(reader));
  });
  reader.expect(')');
  return reader.piece(from, { kind: 'tests', isNegated: false, tests });
};
