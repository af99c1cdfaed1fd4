import type { Names, Target } from '@yuanliu/core/forms';

/** What ids are called, as far as the server has told it. */
export interface NamesBook extends Names {
  /** Names by `user:<id>`, `department:<id>`, `form:<key>:<id>`. */
  readonly add: (names: Readonly<Record<string, string>>) => void;
  readonly has: (target: Target, id: string) => boolean;
}

/** An empty book; `onChange` is told when something was written into it. */
export const namesBook = (onChange: () => void = () => undefined): NamesBook => {
  const names = new Map<string, string>();
  return {
    add: (more) => {
      const before = names.size;
      let isNew = false;
      for (const [id, name] of Object.entries(more)) {
        isNew ||= names.get(id) !== name;
        names.set(id, name);
      }
      if (isNew || names.size !== before) onChange();
    },
    has: (target, id) => names.has(`${target}:${id}`),
    nameOf: (target, id) => names.get(`${target}:${id}`),
    find: (target, text) => {
      const start = `${target}:`;
      const wanted = text.trim().toLowerCase();
      return [...names]
        .filter(([id, name]) => id.startsWith(start) && name.trim().toLowerCase() === wanted)
        .map(([id]) => id.slice(start.length));
    },
  };
};
