import type { Text } from '../../platform/index.ts';
import type { Type } from '../types/type.ts';
import { isNamePart, isNameStart, isSpace, plainSign } from './characters.ts';
import { NameSet } from './names.ts';
import { childrenOf, type Piece, type Tree } from './tree.ts';

/** Words that cannot begin a name that is not known. */
export const keywords: ReadonlySet<string> = new Set([
  'if',
  'then',
  'else',
  'for',
  'in',
  'return',
  'some',
  'every',
  'satisfies',
  'and',
  'or',
  'between',
  'instance',
  'of',
  'function',
  'external',
  'true',
  'false',
  'null',
]);

/** How long an expression may be, how deeply it may nest, and how high its tree may grow. */
const maxLength = 20_000;
const maxDepth = 100;
const maxHeight = 400;

/** Where and why a text cannot be read. */
export class SyntaxFault extends Error {
  readonly from: number;
  readonly to: number;
  readonly text: Text;

  constructor(stretch: { from: number; to: number }, text: Text) {
    super(text.en);
    this.from = stretch.from;
    this.to = stretch.to;
    this.text = text;
  }
}

/** What a text may name besides what it declares itself. */
export interface Known {
  readonly names: Iterable<string>;
  /** Names of fields that may stand behind a dot or in a filter. */
  readonly fields: Iterable<string>;
  /** Types that `instance of` and parameters may name. */
  readonly types: Readonly<Record<string, Type>>;
}

/** A place in a text that moves on as the parser reads, with the names that can be read there. */
export class Reader {
  readonly source: string;
  readonly types: Readonly<Record<string, Type>>;
  readonly fields: NameSet;
  /** Where a `(` may hold several tests: right behind `in`. */
  testsAt = -1;
  /** How many intervals are open here, whose end may be a `[`. */
  openIntervals = 0;
  at = 0;
  #layers: NameSet[];
  #depth = 0;

  constructor(source: string, known: Known, builtIn: NameSet) {
    this.source = source;
    this.types = known.types;
    this.fields = new NameSet(known.fields);
    this.#layers = [builtIn, new NameSet(known.names)];
    if (source.length > maxLength) {
      throw new SyntaxFault(
        { from: maxLength, to: source.length },
        {
          zh: `表达式太长：最多 ${maxLength} 个字符。`,
          en: `The expression is too long: ${maxLength} characters at most.`,
        },
      );
    }
    this.skip();
  }

  /** Reads with more names than before, and forgets them afterwards. */
  within<T>(names: NameSet, read: () => T): T {
    this.#layers.push(names);
    const found = read();
    this.#layers.pop();
    return found;
  }

  /** Reads one level deeper. Throws when the text nests too deeply. */
  deeper<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > maxDepth) {
      throw this.fault(this.at, {
        zh: `嵌套太深：最多 ${maxDepth} 层。`,
        en: `Nested too deeply: ${maxDepth} levels at most.`,
      });
    }
    const found = read();
    this.#depth -= 1;
    return found;
  }

  /** Moves over spaces and comments. */
  skip(): void {
    const { source } = this;
    for (;;) {
      while (isSpace(source[this.at] ?? '')) this.at += 1;
      if (source.startsWith('//', this.at)) {
        const end = source.indexOf('\n', this.at);
        this.at = end < 0 ? source.length : end;
      } else if (source.startsWith('/*', this.at)) {
        const end = source.indexOf('*/', this.at + 2);
        if (end < 0) {
          throw this.fault(this.at, {
            zh: '注释没有结束：缺少 */。',
            en: 'The comment has no end: */ is missing.',
          });
        }
        this.at = end + 2;
      } else return;
    }
  }

  /** True when this sign stands here. */
  sees(sign: string): boolean {
    return this.source.startsWith(sign, this.at);
  }

  /** Moves over a sign if it stands here. */
  take(sign: string): boolean {
    if (!this.sees(sign)) return false;
    this.at += sign.length;
    this.skip();
    return true;
  }

  /** Moves over a sign that must stand here. */
  expect(sign: string): void {
    if (!this.take(sign)) throw this.unexpected({ zh: `应为“${sign}”`, en: `'${sign}' is expected` });
  }

  /** True when this word stands here, whole. */
  seesWord(word: string): boolean {
    if (!this.sees(word)) return false;
    return !isNamePart(this.source[this.at + word.length] ?? '');
  }

  takeWord(word: string): boolean {
    if (!this.seesWord(word)) return false;
    this.at += word.length;
    this.skip();
    return true;
  }

  expectWord(word: string): void {
    if (!this.takeWord(word)) throw this.unexpected({ zh: `应为“${word}”`, en: `'${word}' is expected` });
  }

  /** The word that stands here, unread; '' where there is none. */
  word(): string {
    const { source } = this;
    let end = this.at;
    if (!isNameStart(characterAt(source, end))) return '';
    while (end < source.length && isNamePart(characterAt(source, end))) {
      end += characterAt(source, end).length;
    }
    return source.slice(this.at, end);
  }

  /** The longest known name that stands here, unread. */
  knownName(): { readonly name: string; readonly to: number } | undefined {
    const found = this.#layers.map((layer) => layer.match(this.source, this.at));
    let longest: { readonly name: string; readonly to: number } | undefined;
    for (const match of found) {
      if (match !== undefined && match.to >= (longest?.to ?? 0)) longest = match;
    }
    return longest;
  }

  /** Moves to a place and over the spaces behind it. */
  moveTo(at: number): void {
    this.at = at;
    this.skip();
  }

  /** A piece of the tree from `from` to what was read last. */
  piece(from: number, piece: Piece): Tree {
    let height = 0;
    for (const child of childrenOf(piece)) height = Math.max(height, child.height);
    if (height >= maxHeight) {
      throw this.fault(from, {
        zh: `一个表达式中连在一起的运算太多：最多 ${maxHeight} 个。`,
        en: `Too many operations in a row: ${maxHeight} at most.`,
      });
    }
    return { ...piece, from, to: this.endOfLast(from), height: height + 1 };
  }

  /** Where what was read last ends, without the spaces behind it. */
  endOfLast(from: number): number {
    let end = this.at;
    while (end > from && isSpace(this.source[end - 1] ?? '')) end -= 1;
    return end;
  }

  fault(from: number, text: Text): SyntaxFault {
    return new SyntaxFault({ from, to: Math.max(from + 1, this.at) }, text);
  }

  /** What stands here is not what must stand here. */
  unexpected(expected: Text): SyntaxFault {
    const sign = characterAt(this.source, this.at);
    if (sign === '') {
      const at = Math.max(0, this.at - 1);
      return new SyntaxFault(
        { from: at, to: this.at },
        { zh: `表达式没有写完：${expected.zh}。`, en: `The expression breaks off: ${expected.en}.` },
      );
    }
    const plain = plainSign[sign];
    if (plain !== undefined) {
      return new SyntaxFault(
        { from: this.at, to: this.at + sign.length },
        { zh: `“${sign}”请改为半角的 ${plain}。`, en: `Write ${plain} for '${sign}'.` },
      );
    }
    const seen = this.word() || sign;
    return new SyntaxFault(
      { from: this.at, to: this.at + seen.length },
      {
        zh: `这里的“${seen}”看不懂：${expected.zh}。`,
        en: `'${seen}' is not understood here: ${expected.en}.`,
      },
    );
  }
}

/** The character at a place, both halves of a pair together. */
export const characterAt = (source: string, at: number): string => {
  const code = source.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
};
