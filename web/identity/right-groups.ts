import type { ReplyOf, RowRange, Text } from '@yuanliu/core/platform';
import type { listRights } from '@yuanliu/core/identity';
import { rightTexts } from './own-texts.ts';

/** A right in words, with the rows that it reaches for somebody; undefined where a right has no rows. */
export interface HeldRight {
  readonly name: string;
  readonly text: Text;
  readonly range: RowRange | undefined;
}

/** The rights of one module. */
export interface RightGroup {
  readonly module: string;
  readonly title: Text;
  readonly rights: readonly HeldRight[];
}

const titles: Readonly<Record<string, Text>> = rightTexts.modules;

/** The title of a module; its name where no words are known. */
export const moduleTitle = (module: string): Text => titles[module] ?? { zh: module, en: module };

/**
 * The rights that `ranges` names, by module in the order of the catalogue. A right that the catalogue does not
 * know any more stands at the end under its name.
 */
export const groupRights = (
  { modules }: ReplyOf<typeof listRights>,
  ranges: Readonly<Record<string, RowRange>>,
): RightGroup[] => {
  const known = new Set(modules.flatMap(({ rights }) => rights.map(({ name }) => name)));
  const groups = modules.map(({ module, rights }) => ({
    module,
    title: moduleTitle(module),
    rights: rights
      .filter(({ name }) => ranges[name] !== undefined)
      .map(({ name, text, rows }) => ({ name, text, range: rows ? ranges[name] : undefined })),
  }));
  const lost = Object.keys(ranges).filter((name) => !known.has(name));
  const others = {
    module: '',
    title: rightTexts.unknown,
    rights: lost.map((name) => ({ name, text: { zh: name, en: name }, range: undefined })),
  };
  return [...groups, others].filter(({ rights }) => rights.length > 0);
};
