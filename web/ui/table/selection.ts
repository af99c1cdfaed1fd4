/** The keys of the selected rows. */
export interface Selection {
  readonly keys: readonly string[];
  readonly change: (keys: readonly string[]) => void;
}

/** The keys with one taken out that is selected, or put in that is not. */
export const toggled = ({ keys }: Pick<Selection, 'keys'>, key: string): readonly string[] =>
  keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key];
