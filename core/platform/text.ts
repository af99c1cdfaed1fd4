/** One sentence or label in both languages of the product; Chinese is the one that is written first. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** A language of the product. */
export type Language = keyof Text;

const placeholder = /\{(\w+)\}/g;

/** What may stand in the `{name}` places of a sentence. */
export type Fillings = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Puts `data` into the `{name}` places of a sentence; a place without data shows as an empty string. */
export const fill = (sentence: string, data: Fillings): string =>
  sentence.replaceAll(placeholder, (_, name: string) => {
    const value = data[name] ?? '';
    return typeof value === 'object' ? value.join('、') : String(value);
  });

/** The language that an Accept-Language header asks for first (RFC 9110 §12.5.4); Chinese when it names neither. */
export const languageOf = (header: string | undefined): Language => {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    if (tag.startsWith('zh')) return 'zh';
    if (tag.startsWith('en')) return 'en';
  }
  return 'zh';
};
