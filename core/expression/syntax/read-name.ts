import { isNamePart, isNameStart, isSpace } from './characters.ts';
import { normalizeName } from './names.ts';
import { characterAt, keywords, type Reader } from './reader.ts';

/**
 * A name that is not known: words up to the next keyword or sign. `a b` that nobody knows is read as one name, so
 * that it can be told as one.
 */
export const readUnknownName = (reader: Reader): string => {
  const words: string[] = [];
  for (;;) {
    const word = reader.word();
    const isNumberPart = words.length > 0 && /^[\p{N}]/u.test(characterAt(reader.source, reader.at));
    if (isNumberPart) {
      const digits = /^[\p{N}\p{L}_]+/u.exec(reader.source.slice(reader.at, reader.at + 200))?.[0] ?? '';
      words.push(digits);
      reader.moveTo(reader.at + digits.length);
    } else if (word === '' || (words.length > 0 && keywords.has(word))) return normalizeName(words.join(' '));
    else {
      words.push(word);
      reader.moveTo(reader.at + word.length);
    }
  }
};

/** A name that is being declared, up to one of the signs or the word `in` that must follow it. */
export const readNewName = (reader: Reader, until: readonly string[]): string => {
  const { source } = reader;
  const from = reader.at;
  let at = from;
  if (!isNameStart(characterAt(source, at))) {
    throw reader.unexpected({ zh: '这里要写一个名称', en: 'a name is expected' });
  }
  while (at < source.length) {
    const character = characterAt(source, at);
    if (until.includes(character)) break;
    if (until.includes('in') && isSpace(character) && isWordIn(source, at)) break;
    if (!isNamePart(character) && !isSpace(character) && !"./-'+*".includes(character)) break;
    at += character.length;
  }
  reader.moveTo(at);
  return normalizeName(source.slice(from, at));
};

const isWordIn = (source: string, at: number): boolean => /^\s+in[\s([{"]/u.test(source.slice(at, at + 40));

/** The name of an argument or key with the colon behind it, if such stands here: `name: …`. */
export const readLabel = (reader: Reader): string | undefined => {
  const start = reader.at;
  if (!isNameStart(characterAt(reader.source, start))) return undefined;
  const name = readNewName(reader, [':']);
  if (reader.take(':')) return name;
  reader.at = start;
  return undefined;
};
