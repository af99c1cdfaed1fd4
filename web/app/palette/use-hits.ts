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

/** The answer to a question. */
export interface Answer {
  /** The words that were asked for. */
  readonly words: string;
  readonly found: readonly Found[];
  /** Why a scanned code finds nothing. */
  readonly why: Text | undefined;
}

const typingPauseMilliseconds = 120;

/** Asks every provider once the typing pauses; a provider that fails is left out rather than failing the search. */
export const useHits = ({ words, isScan, person }: Question): Answer | undefined => {
  const [answer, setAnswer] = useState<Answer>();
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
      const found = answers.flatMap((each) =>
        each.status === 'fulfilled' && each.value.hits.length > 0 ? [each.value] : [],
      );
      const why = isScan && found.length === 0 ? await whyNothing({ words, isScan, person }) : undefined;
      if (!stop.signal.aborted) setAnswer({ words, found, why });
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
  return answer;
};

const whyNothing = async (question: Question): Promise<Text | undefined> => {
  for (const { explain } of searchProviders) {
    const why = await explain?.(question).catch(() => undefined);
    if (why !== undefined) return why;
  }
  return undefined;
};
