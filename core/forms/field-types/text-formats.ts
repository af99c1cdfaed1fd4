import type { Text } from '../../platform/index.ts';
import type { Checked } from './checked.ts';

/** How the text of a field is written, when it is more than words: a number with a check digit, a registered code. */
export interface TextFormat {
  /** What definitions call it; never changes. */
  readonly name: string;
  readonly text: Text;
  /** The text in its one spelling, so that no number stands twice; what was checked is given back as it is. */
  readonly check: (text: string) => Checked;
}

const known = new Map<string, TextFormat>();

/**
 * Brings formats of modules above into reach of the text fields: once where the product is put together, on the server and
 * in the browser, before any definition is read. Throws an Error where one name would mean two things.
 */
export const contributeTextFormats = (formats: readonly TextFormat[]): void => {
  for (const format of formats) {
    const standing = known.get(format.name);
    if (standing !== undefined && standing !== format)
      throw new Error(`There are two text formats '${format.name}'.`);
    known.set(format.name, format);
  }
};

/** The format of that name; undefined where no module brings it. */
export const findTextFormat = (name: string): TextFormat | undefined => known.get(name);

/** All formats that were brought, in their order. */
export const textFormats = (): readonly TextFormat[] => [...known.values()];
