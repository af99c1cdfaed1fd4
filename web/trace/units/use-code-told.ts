import { useQuery } from '@tanstack/react-query';
import type { CodeTold } from './tell-code.ts';

const today = (): string => {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** Reads a code into words. The reader of codes is a part of its own, loaded when the first code is read. */
export const codeTold = async (text: string): Promise<CodeTold> =>
  (await import('./tell-code.ts')).tellCode(text, today());

/** What a text says as a code; undefined until it is read, and for an empty text. */
export const useCodeTold = (text: string): CodeTold | undefined =>
  useQuery({
    queryKey: ['trace.code-told', text],
    queryFn: () => codeTold(text),
    enabled: text !== '',
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
