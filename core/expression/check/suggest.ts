/** How many letters must be put in, taken out or changed to make one text of the other, up to a limit. */
const distance = (left: string, right: string, limit: number): number => {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
};

/** The known name that somebody may have meant; undefined where none is near. */
export const suggestion = (written: string, known: Iterable<string>): string | undefined => {
  const text = written.slice(0, 60).toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(text.length / 3)) + 1;
  for (const name of known) {
    if (name === '?') continue;
    const other = name.toLowerCase();
    const away = partly(text, other) ?? distance(text, other, least);
    if (away < least) {
      best = name;
      least = away;
    }
  }
  return best;
};

/** A name that is written in part is near to the whole of it; one with more behind it is a little farther away. */
const partly = (text: string, name: string): number | undefined => {
  if (text.length < 2 || name.length < 2) return undefined;
  if (name.startsWith(text)) return 0.5;
  return text.startsWith(name) ? 1.5 : undefined;
};
