/** What one piece of a text stands for; more than one id when the piece is ambiguous, none when it is unknown. */
type Find = (piece: string) => readonly string[];

/** The ids that a text names, or the piece that names none or several. */
export type Several =
  | { readonly ids: readonly string[] }
  | { readonly piece: string; readonly meant: readonly string[] };

/** A name with more separators in it than that is not looked for. */
const mostPieces = 8;

const separator = /([、，,;；|\n\r\t]+)/;

/** Pieces at the even places, what separates them at the odd ones. */
const longestAt = (parts: readonly string[], start: number, find: Find) => {
  for (let end = Math.min(parts.length, start + 2 * mostPieces - 1); end > start; end -= 2) {
    const piece = parts.slice(start, end).join('').trim();
    const ids = find(piece);
    if (ids.length > 0) return { piece, ids, next: end + 1 };
  }
  return { piece: parts[start]?.trim() ?? '', ids: [], next: start + 2 };
};

/**
 * Reads a list of names as people write it: `牛奶、大豆`, `a, b; c`, one a line. A name may contain a separator itself:
 * the longest stretch that is a name is taken.
 */
export const readSeveral = (text: string, find: Find): Several => {
  const parts = text.split(separator);
  const ids: string[] = [];
  for (let start = 0; start < parts.length; ) {
    const taken = longestAt(parts, start, find);
    const [id, second] = taken.ids;
    if (taken.piece !== '') {
      if (id === undefined || second !== undefined) return { piece: taken.piece, meant: taken.ids };
      ids.push(id);
    }
    start = taken.next;
  }
  return { ids: [...new Set(ids)] };
};
