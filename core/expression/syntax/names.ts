import { isNamePart, isSpace } from './characters.ts';

/** Signs that may stand inside a name (rule 30). */
const nameSigns = new Set(['.', '/', '-', "'", '+', '*']);

/**
 * The one spelling of a name: no space around its signs, one space between words (DMN 10.3.1.5), so that
 * `a  b` is `a b`, and `a + b` is `a+b`.
 */
export const normalizeName = (name: string): string =>
  /[\s./\-'+*]/u.test(name)
    ? name
        .replace(/\s+/gu, ' ')
        .replace(/ ?([./\-'+*]) ?/gu, '$1')
        .trim()
    : name;

/** A stretch of a name without spaces, and whether a space must stand before it. */
interface Run {
  readonly text: string;
  readonly needsSpace: boolean;
}

/** A name that may be read, cut into runs; spaces between runs may be written or left out where signs stand. */
interface Known {
  readonly name: string;
  readonly runs: readonly Run[];
}

const runsOf = (name: string): Run[] => {
  const runs: Run[] = [];
  let text = '';
  let needsSpace = false;
  const end = (spaceFollows: boolean): void => {
    if (text !== '') runs.push({ text, needsSpace });
    text = '';
    needsSpace = spaceFollows;
  };
  for (const character of name) {
    if (isSpace(character)) end(true);
    else if (nameSigns.has(character)) {
      end(false);
      text = character;
      end(false);
    } else text += character;
  }
  end(false);
  return runs;
};

/** A set of names in which the longest one that stands at a place of a text is found. */
export class NameSet {
  readonly #all = new Set<string>();
  readonly #byStart = new Map<string, Known[]>();

  constructor(names: Iterable<string>) {
    for (const name of names) this.add(name);
  }

  /** Adds a name; one of spaces alone cannot be read and is left out. */
  add(name: string): void {
    const normal = normalizeName(name);
    const runs = runsOf(normal);
    const start = runs[0]?.text[0];
    if (start === undefined) return;
    if (this.#all.has(normal)) return;
    this.#all.add(normal);
    const known = this.#byStart.get(start) ?? [];
    const place = known.findIndex(({ name: other }) => other.length < normal.length);
    known.splice(place < 0 ? known.length : place, 0, { name: normal, runs });
    this.#byStart.set(start, known);
  }

  /** The longest name of the set that stands at `at`, and where it ends. */
  match(text: string, at: number): { readonly name: string; readonly to: number } | undefined {
    for (const { name, runs } of this.#byStart.get(text[at] ?? '') ?? []) {
      const to = endOfRuns(text, at, runs);
      if (to !== undefined) return { name, to };
    }
    return undefined;
  }
}

const endOfRuns = (text: string, at: number, runs: readonly Run[]): number | undefined => {
  let position = at;
  for (const [index, run] of runs.entries()) {
    const start = position;
    while (index > 0 && isSpace(text[position] ?? '')) position += 1;
    if (run.needsSpace && position === start) return undefined;
    if (!text.startsWith(run.text, position)) return undefined;
    position += run.text.length;
  }
  return endsInsideWord(text, position) ? undefined : position;
};

/** True where a word goes on: `单价` is no name at the start of `单价表`. */
const endsInsideWord = (text: string, at: number): boolean =>
  isNamePart(text[at - 1] ?? '') && isNamePart(text[at] ?? '');
