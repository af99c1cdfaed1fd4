import { setImmediate } from 'node:timers/promises';

/** Where an event stands in the text of its document: `[start, end)` in UTF-16 units. */
export type Slice = readonly [start: number, end: number];

/** A document taken apart without reading its events. */
export interface SlicedDocument {
  /** The document as JSON text with its list of events left empty. */
  readonly frame: string;
  readonly events: readonly Slice[];
  /** Where the list of events stands, as a JSON Pointer; undefined where there is none. */
  readonly listPath: '/epcisBody/eventList' | '/epcisBody/queryResults/resultsBody/eventList' | undefined;
}

/** The text breaks JSON's grammar at this place. */
export class BrokenJson extends Error {
  override readonly name = 'BrokenJson';
  readonly at: number;

  constructor(at: number, reason: string) {
    super(`${reason}, at character ${at + 1}`);
    this.at = at;
  }
}

/** Text that is gone through before others get their turn. */
const lettersPerTurn = 1_000_000;

const listPaths = [
  ['epcisBody', 'eventList'],
  ['epcisBody', 'queryResults', 'resultsBody', 'eventList'],
] as const;

interface Scan {
  readonly text: string;
  readonly events: Slice[];
  list: { readonly start: number; readonly end: number; readonly path: readonly string[] } | undefined;
  turn: number;
}

/**
 * Finds the events of a document, each as it stands in the text, so that every one of them can be kept letter for
 * letter and a document of any size is worked off in turns. What lies between brackets is only counted here: whoever
 * reads a slice, or the frame, meets what is wrong inside. Throws BrokenJson.
 */
export const sliceDocument = async (text: string): Promise<SlicedDocument> => {
  const scan: Scan = { text, events: [], list: undefined, turn: lettersPerTurn };
  const start = blanksEnd(text, 0);
  const end = text.charAt(start) === '{' ? await objectEnd(scan, start, []) : valueEnd(text, start);
  if (blanksEnd(text, end) !== text.length)
    throw new BrokenJson(blanksEnd(text, end), 'text behind the document');
  const { list, events } = scan;
  if (list === undefined) return { frame: text, events, listPath: undefined };
  return {
    frame: `${text.slice(0, list.start)}[]${text.slice(list.end)}`,
    events,
    listPath:
      list.path.length === 2 ? '/epcisBody/eventList' : '/epcisBody/queryResults/resultsBody/eventList',
  };
};

const isAt = (path: readonly string[], wanted: readonly string[]): boolean =>
  path.every((key, index) => key === wanted[index]);

/** Walks through an object on the way to a list of events; answers where it ends. */
const objectEnd = async (scan: Scan, start: number, path: readonly string[]): Promise<number> => {
  const { text } = scan;
  let at = blanksEnd(text, start + 1);
  if (text.charAt(at) === '}') return at + 1;
  for (;;) {
    if (text.charAt(at) !== '"') throw new BrokenJson(at, 'a name in double quotes is missing');
    const nameEnd = stringEnd(text, at);
    const own = [...path, nameOf(text, at, nameEnd)];
    at = blanksEnd(text, nameEnd);
    if (text.charAt(at) !== ':') throw new BrokenJson(at, 'a colon is missing');
    at = await memberEnd(scan, blanksEnd(text, at + 1), own);
    at = blanksEnd(text, at);
    if (text.charAt(at) === '}') return at + 1;
    if (text.charAt(at) !== ',') throw new BrokenJson(at, 'a comma or closing bracket is missing');
    at = blanksEnd(text, at + 1);
  }
};

const memberEnd = async (scan: Scan, start: number, path: readonly string[]): Promise<number> => {
  const leading = listPaths.filter((wanted) => isAt(path, wanted));
  const opens = scan.text.charAt(start);
  if (opens === '[' && leading.some((wanted) => wanted.length === path.length)) {
    if (scan.list !== undefined) throw new BrokenJson(start, 'a second list of events');
    const end = await listEnd(scan, start);
    scan.list = { start, end, path };
    return end;
  }
  return opens === '{' && leading.length > 0 ? objectEnd(scan, start, path) : valueEnd(scan.text, start);
};

const listEnd = async (scan: Scan, start: number): Promise<number> => {
  const { text, events } = scan;
  let at = blanksEnd(text, start + 1);
  if (text.charAt(at) === ']') return at + 1;
  for (;;) {
    const end = valueEnd(text, at);
    events.push([at, end]);
    if (end > scan.turn) {
      scan.turn = end + lettersPerTurn;
      await setImmediate();
    }
    at = blanksEnd(text, end);
    if (text.charAt(at) === ']') return at + 1;
    if (text.charAt(at) !== ',') throw new BrokenJson(at, 'a comma or closing bracket is missing');
    at = blanksEnd(text, at + 1);
  }
};

const nameOf = (text: string, start: number, end: number): string => {
  try {
    return String(JSON.parse(text.slice(start, end)));
  } catch {
    throw new BrokenJson(start, 'a name that is no JSON text');
  }
};

const quote = 0x22;
const backslash = 0x5c;

const blanksEnd = (text: string, start: number): number => {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at += 1;
  }
};

/** Where a text ends whose opening quote stands at `start`; throws BrokenJson where it does not. */
export const stringEnd = (text: string, start: number): number => {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === backslash) at += 1;
  }
  throw new BrokenJson(start, 'a text without its closing quote');
};

/** Where a value ends, by counting brackets outside of texts. */
const valueEnd = (text: string, start: number): number => {
  const first = text.charCodeAt(start);
  if (first === quote) return stringEnd(text, start);
  if (first !== 0x7b && first !== 0x5b) return wordEnd(text, start);
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = stringEnd(text, at);
      continue;
    }
    if (code === 0x7b || code === 0x5b) depth += 1;
    if (code === 0x7d || code === 0x5d) depth -= 1;
    at += 1;
    if (depth === 0) return at;
  }
  throw new BrokenJson(start, 'a bracket that is not closed');
};

const wordEnd = (text: string, start: number): number => {
  const word = /[^\s,\]}]+/y;
  word.lastIndex = start;
  const found = word.exec(text)?.[0];
  if (found === undefined) throw new BrokenJson(start, 'a value is missing');
  return start + found.length;
};
