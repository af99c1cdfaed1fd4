/** A text with more pairs is found by those at its beginning: an index entry takes no more than a megabyte. */
const mostWords = 20_000;

const runsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

const pairsOf = (letters: readonly string[]): string[] =>
  letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);

/**
 * What a text is found by: its letters and every pair of neighbours (`原料`: 原, 料, 原料), of Chinese and of Latin alike, so
 * that any part of a word or number finds it. Width and case do not matter. Each once.
 */
export const searchWords = (texts: Iterable<string>): string[] => {
  const words = new Set<string>();
  for (const text of texts)
    for (const run of runsOf(text)) {
      const letters = Array.from(run);
      for (const word of [...letters, ...pairsOf(letters)]) {
        if (words.size >= mostWords) return [...words];
        words.add(word);
      }
    }
  return [...words];
};

/**
 * What must all be among the `searchWords` of a text for it to hold what was typed: the pairs of each word, or its one letter.
 * They may stand apart in the text, so what is found must be looked at again where that matters. Empty where nothing was typed.
 */
export const wantedWords = (typed: string): string[] => {
  const words = runsOf(typed).flatMap((run) => {
    const letters = Array.from(run);
    return letters.length === 1 ? letters : pairsOf(letters);
  });
  return [...new Set(words)];
};
