import { listNames } from '@yuanliu/core/trace';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../lib/call.ts';
import { useWritten } from './use-written.ts';

/** What master data calls something. */
interface Known {
  /** Of the place or party. */
  readonly name: string | null;
  /** Of the product that it is, or is of. */
  readonly product: string | null;
}

type Answer = (known: Known) => void;

/** As many as the endpoint takes at once. */
const most = 50;
const gatherMilliseconds = 15;
const freshMilliseconds = 300_000;

let waiting = new Map<string, Answer[]>();

interface Names {
  readonly names: Readonly<Record<string, string>>;
  readonly products: Readonly<Record<string, string>>;
}

/** Asks for everything that was wanted within a moment, at once. A place whose name cannot be had keeps its number. */
const askAll = (): void => {
  const asked = [...waiting];
  waiting = new Map();
  for (let at = 0; at < asked.length; at += most) {
    const part = asked.slice(at, at + most);
    const answer = ({ names, products }: Names) => {
      for (const [uri, answers] of part)
        for (const tell of answers) tell({ name: names[uri] ?? null, product: products[uri] ?? null });
    };
    call(listNames, { query: { uri: part.map(([uri]) => uri) } }).then(answer, () =>
      answer({ names: {}, products: {} }),
    );
  }
};

const loadName = (uri: string): Promise<Known> =>
  new Promise((resolve) => {
    if (waiting.size === 0) setTimeout(askAll, gatherMilliseconds);
    waiting.set(uri, [...(waiting.get(uri) ?? []), resolve]);
  });

const useKnown = (uri: string): Known | undefined =>
  useQuery({
    queryKey: [listNames.id, uri],
    queryFn: () => loadName(uri),
    staleTime: freshMilliseconds,
    enabled: uri !== '',
  }).data;

/** What a place or party is called: its name in master data, or its number until that is known. */
export const usePlaceName = (uri: string): string => {
  const written = useWritten();
  return useKnown(uri)?.name ?? written.uri(uri);
};

/** What the product is called that something is, or is a lot, run or item of; undefined until that is known. */
export const useProductName = (uri: string): string | undefined => useKnown(uri)?.product ?? undefined;
