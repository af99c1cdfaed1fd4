import type { SealedLogState } from '@yuanliu/core/platform';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiProblem } from '../../lib/api-problem.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { formatNumber } from '../../lib/time.ts';
import { showToast } from '../Toast.tsx';
import { sealTexts as texts } from './seal-texts.ts';

/** How far a log is sealed, and a check that one asked for. */
export interface Verification {
  readonly state: SealedLogState | undefined;
  readonly error: unknown;
  readonly retry: () => void;
  readonly isChecking: boolean;
  readonly verify: () => void;
}

/** The state as it is read, and what starts a check on the server. */
export interface VerificationOptions {
  readonly state: Pick<UseQueryResult<SealedLogState>, 'data' | 'error' | 'refetch'>;
  readonly start: () => Promise<unknown>;
}

const pollMilliseconds = 1500;
/** A check of some years takes minutes; after this its end is seen at the next look at the page. */
const longestMilliseconds = 30 * 60_000;

const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, pollMilliseconds);
  });

/** A check runs as a job on the server; its end shows as a newer result in the state. */
export const useVerification = ({ state: query, start }: VerificationOptions): Verification => {
  const t = useText();
  const language = useLanguage();
  const { data: state, error, refetch } = query;
  const [isChecking, setChecking] = useState(false);
  const hasTail = (state?.waiting.count ?? 0) > 0;
  useEffect(() => {
    if (!hasTail) return undefined;
    const timer = setInterval(() => {
      refetch().catch(() => undefined);
    }, pollMilliseconds);
    return () => clearInterval(timer);
  }, [hasTail, refetch]);

  const untilNewer = async (before: string | undefined) => {
    const end = Date.now() + longestMilliseconds;
    while (Date.now() < end) {
      await pause();
      const last = (await refetch()).data?.verification;
      if (last !== null && last !== undefined && last.finishedAt !== before) return last;
    }
    return undefined;
  };
  const verify = async () => {
    setChecking(true);
    try {
      await start();
      const last = await untilNewer(state?.verification?.finishedAt);
      if (last?.intact === true)
        showToast({ text: t(texts.checked, { count: formatNumber(last.size, language) }) });
    } catch (problem) {
      const text = problem instanceof ApiProblem ? problem.detail : String(problem);
      showToast({ kind: 'failed', text });
    } finally {
      setChecking(false);
    }
  };
  return {
    state,
    error,
    retry: () => {
      refetch().catch(() => undefined);
    },
    isChecking,
    verify: () => {
      verify().catch(() => undefined);
    },
  };
};
