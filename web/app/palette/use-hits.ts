import type { Text } from '@yuanliu/core/platform';
import { useEffect, useState } from 'react';
import type { Hit, Question } from '../../lib/search.ts';
import { searchProviders } from './providers.ts';

/** What one provider found. */
export interface Found {
  readonly id: string;
  readonly title: Text;
  readonly hits: readonly Hit[];
}

const typingPauseMilliseconds = 120;

/** Asks every provider once the typing pauses; a provider that fails is left out rather than failing the search. */
export const useHits = ({ words, isScan, person }: Question): readonly Found[] | undefined => {
  const [found, setFound] = useState<readonly Found[]>();
  useEffect(() => {
    const stop = new AbortController();
    const ask = async () => {
      const answers = await Promise.allSettled(
        searchProviders.map(async ({ id, title, search }) => ({
          id,
          title,
          hits: await search({ words, isScan, person }, stop.signal),
        })),
      );
      if (stop.signal.aborted) return;
      setFound(
        answers.flatMap((answer) =>
          answer.status === 'fulfilled' && answer.value.hits.length > 0 ? [answer.value] : [],
        ),
      );
    };
    const timer = setTimeout(
      () => ask().catch(() => undefined),
      words === '' || isScan ? 0 : typingPauseMilliseconds,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [words, isScan, person]);
  return found;
};
