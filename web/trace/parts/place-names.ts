import { listNames } from '@yuanliu/core/trace';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../lib/call.ts';
import { useWritten } from './use-written.ts';

type Answer = (name: string | null) => void;

/** As many as the endpoint takes at once. */
const most = 50;
const gatherMilliseconds = 15;
const freshMilliseconds = 300_000;

let waiting = new Map<string, Answer[]>();

/** Asks for everything that was wanted within a moment, at once. A place whose name cannot be had keeps its number. */
const askAll = (): void => {
  const asked = [...waiting];
  waiting = new Map();
  for (let at = 0; at < asked.length; at += most) {
    const part = asked.slice(at, at + most);
    const answer = (names: Readonly<Record<string, string>>) => {
      for (const [uri, answers] of part) for (const tell of answers) tell(names[uri] ?? null);
    };
    call(listNames, { query: { uri: part.map(([uri]) => uri) } }).then(
      ({ names }) => answer(names),
      () => answer({}),
    );
  }
};

const loadName = (uri: string): Promise<string | null> =>
  new Promise((resolve) => {
    if (waiting.size === 0) setTimeout(askAll, gatherMilliseconds);
    waiting.set(uri, [...(waiting.get(uri) ?? []), resolve]);
  });

/** What a place or party is called: its name in master data, or its number until that is known. */
export const usePlaceName = (uri: string): string => {
  const written = useWritten();
  const { data } = useQuery({
    queryKey: [listNames.id, uri],
    queryFn: () => loadName(uri),
    staleTime: freshMilliseconds,
    enabled: uri !== '',
  });
  return data ?? written.uri(uri);
};
