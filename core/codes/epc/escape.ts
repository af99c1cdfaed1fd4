import { type Reading, read } from '../reading.ts';
import { refuse, shown } from '../refuse.ts';

/** Characters of an EPC field: GS1 General Specifications, set 82 (7.11-1), set 39 (7.11-2), and digits. */
export type CharacterSet = 'digits' | 'set82' | 'set39';

/** Set 82 as in TDS table A-1: letters, digits and ! " % & ' ( ) * + , - . / : ; < = > ? _ */
const set82 = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]$/;
/** Set 39 as in TDS table G: upper-case letters, digits and # - / */
const set39 = /^[#\-/0-9A-Z]$/;

/** What TDS writes as it is in a URI; every other character of the set is escaped. */
const bare82 = /^[!'()*+,\-.0-9:;=A-Z_a-z]$/;
const bare39 = /^[-0-9A-Z]$/;

const allowed = (set: CharacterSet, character: string): boolean =>
  set === 'digits' ? /^[0-9]$/.test(character) : (set === 'set82' ? set82 : set39).test(character);

const bare = (set: CharacterSet, character: string): boolean =>
  (set === 'set39' ? bare39 : bare82).test(character);

/** How a field writes in a URI: reserved characters as `%XX` in upper case (TDS tables A-1 and G). */
export const escapeField = (value: string, set: CharacterSet): string =>
  value
    .split('')
    .map((character) =>
      bare(set, character)
        ? character
        : `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('');

/** Strict: as TDS writes it. Tolerant: partners' URIs that forgot to escape, or escaped too much. */
export type Escaping = 'strict' | 'tolerant';

/** Reads one field of an EPC URI back to plain characters, or says which character cannot stand there. */
export const unescapeField = (text: string, set: CharacterSet, escaping: Escaping): Reading<string> => {
  let value = '';
  for (let at = 0; at < text.length; at += 1) {
    const here = text[at] ?? '';
    const hex = here === '%' ? /^%([0-9A-Fa-f]{2})/.exec(text.slice(at, at + 3))?.[1] : undefined;
    const character = hex === undefined ? here : String.fromCharCode(Number.parseInt(hex, 16));
    const wasEscaped = hex !== undefined;
    if (!allowed(set, character)) {
      const whole = wasEscaped ? character : String.fromCodePoint(text.codePointAt(at) ?? 0);
      return refuse(
        'ILLEGAL_CHARACTER',
        `“${shown(text)}”第 ${at + 1} 位的“${whole}”不能出现在这里`,
        `"${whole}" at position ${at + 1} of "${shown(text)}" cannot stand here`,
      );
    }
    if (escaping === 'strict' && bare(set, character) === wasEscaped) {
      const form = escapeField(character, set);
      return refuse(
        'WRONG_ESCAPE',
        `“${shown(text)}”第 ${at + 1} 位的“${character}”应写作“${form}”`,
        `"${character}" at position ${at + 1} of "${shown(text)}" must be written "${form}"`,
      );
    }
    value += character;
    if (wasEscaped) at += 2;
  }
  return read(value);
};

/** The first character of a plain value that the set does not have; undefined when all belong to it. */
export const strangerIn = (value: string, set: CharacterSet): string | undefined =>
  value.split('').find((character) => !allowed(set, character));
