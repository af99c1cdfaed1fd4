import { type AuditState, seeAuditState, verifyAudit } from '@yuanliu/core/identity';
import { useEffect, useState } from 'react';
import { ApiProblem } from '../../../lib/api-problem.ts';
import { useLive } from '../../../lib/live.ts';
import { useChange, useEndpoint } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { formatNumber } from '../../../lib/time.ts';
import { showToast } from '../../../ui/index.ts';
import { useLanguage } from '../../../lib/preferences.ts';
import { auditTexts } from '../../audit-texts.ts';

/** How far the audit is sealed, and a check that one asked for. */
export interface Verification {
  readonly state: AuditState | undefined;
  readonly error: unknown;
  readonly retry: () => void;
  readonly isChecking: boolean;
  readonly verify: () => void;
}

/** While a check runs, and for the tail of the log to be sealed: the end is also told live, which may be missed. */
const pollMilliseconds = 2500;

/** The state of the audit; a check runs as a job on the server, its end shows as a newer result. */
export const useVerification = (): Verification => {
  const t = useText();
  const language = useLanguage();
  const { data: state, error, refetch } = useEndpoint(seeAuditState, {});
  const start = useChange(verifyAudit);
  useLive('identity.audit-verified', [seeAuditState]);
  /** The result that stood there when the check was asked for; undefined while none is. */
  const [before, setBefore] = useState<string>();
  const last = state?.verification ?? null;
  const isDone = before !== undefined && last !== null && last.finishedAt !== before;
  if (isDone) setBefore(undefined);
  const isChecking = before !== undefined && !isDone;
  const waits = isChecking || (state?.waiting.count ?? 0) > 0;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(() => {
      refetch().catch(() => undefined);
    }, pollMilliseconds);
    return () => clearInterval(timer);
  }, [waits, refetch]);
  useEffect(() => {
    if (!isDone || !last.intact) return;
    showToast({ text: t(auditTexts.state.checked, { count: formatNumber(last.size, language) }) });
  }, [isDone, last, t, language]);
  return {
    state,
    error,
    retry: () => {
      refetch().catch(() => undefined);
    },
    isChecking,
    verify: () => {
      setBefore(last?.finishedAt ?? '');
      start.mutate(
        {},
        {
          onError: (problem) => {
            setBefore(undefined);
            showToast({
              kind: 'failed',
              text: problem instanceof ApiProblem ? problem.detail : String(problem),
            });
          },
        },
      );
    },
  };
};
