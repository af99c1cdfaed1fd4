/** Where something is: at a location, on its way, handed to a party, somewhere, or nowhere any more. */
export type PlaceKind = 'location' | 'transit' | 'party' | 'unknown' | 'gone';

/** A place; `uri` is empty where the kind alone is known. */
export interface Place {
  readonly kind: PlaceKind;
  readonly uri: string;
}

/** A place as one word, for maps and stored documents. */
export const placeWord = ({ kind, uri }: Place): string => `${kind}:${uri}`;

/** The place in a word of `placeWord`. */
export const placeIn = (word: string): Place => {
  const at = word.indexOf(':');
  const kind = kinds.find((known) => known === word.slice(0, at));
  return { kind: kind ?? 'unknown', uri: word.slice(at + 1) };
};

const kinds: readonly PlaceKind[] = ['location', 'transit', 'party', 'unknown', 'gone'];

/** The location, or somewhere unknown. */
export const atLocation = (uri: string | undefined): Place =>
  uri === undefined ? { kind: 'unknown', uri: '' } : { kind: 'location', uri };
