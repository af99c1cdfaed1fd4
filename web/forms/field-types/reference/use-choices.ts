import { useEffect, useState } from 'react';
import { type Choice, useFilling } from '../filling-context.ts';

const pauseMilliseconds = 200;

/** What was found for the words: undefined while it is on its way. */
export interface Choices {
  readonly rows: readonly Choice[] | undefined;
  readonly hasMore: boolean;
  readonly hasFailed: boolean;
}

const nothing: Choices = { rows: undefined, hasMore: false, hasFailed: false };

/** What a field may point at by these words, asked for once it is opened and the typing pauses. */
export const useChoices = (
  at: { readonly node: string; readonly path: string },
  words: string,
  isOpen: boolean,
): Choices => {
  const { ask, offered } = useFilling();
  const [found, setFound] = useState(nothing);
  const { node, path } = at;
  useEffect(() => {
    if (!isOpen) return undefined;
    const abort = new AbortController();
    const find = async () => {
      try {
        const { rows, hasMore } = await ask(node, words.trim(), abort.signal);
        const allowed = new Set(
          path === ''
            ? rows.map(({ id }) => id)
            : await offered(
                path,
                rows.map(({ id }) => id),
              ),
        );
        if (!abort.signal.aborted)
          setFound({ rows: rows.filter(({ id }) => allowed.has(id)), hasMore, hasFailed: false });
      } catch {
        if (!abort.signal.aborted) setFound({ rows: [], hasMore: false, hasFailed: true });
      }
    };
    const timer = setTimeout(
      () => {
        find().catch(() => undefined);
      },
      words === '' ? 0 : pauseMilliseconds,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [ask, offered, node, path, words, isOpen]);
  return found;
};
