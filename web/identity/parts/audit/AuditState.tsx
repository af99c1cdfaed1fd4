import { type AuditState as State, verifyAuditRight } from '@yuanliu/core/identity';
import { sealFindingText } from '@yuanliu/core/platform';
import { Button } from 'antd';
import { LoaderCircle, ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react';
import { useCan } from '../../../lib/person.ts';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { formatNumber, formatTime } from '../../../lib/time.ts';
import { CopyId, ErrorState, TimeAgo } from '../../../ui/index.ts';
import { auditTexts } from '../../audit-texts.ts';
import { useCalled } from './use-audit-words.ts';
import { type Verification, useVerification } from './use-verification.ts';

const texts = auditTexts.state;

/** Above this a healthy sealer, which works every few seconds, is not healthy. */
const lateSeconds = 120;

/** Whether the audit can be trusted: how far it is sealed, what the last check found, and another check at once. */
export const AuditState = ({ onOpen }: { readonly onOpen: (entryId: string) => void }) => {
  const verification = useVerification();
  const { state, error, retry } = verification;
  if (state === undefined) return error === null ? null : <ErrorState error={error} onRetry={retry} />;
  return <Strip state={state} verification={verification} onOpen={onOpen} />;
};

interface StripProps {
  readonly state: State;
  readonly verification: Verification;
  readonly onOpen: (entryId: string) => void;
}

const Strip = ({ state, verification: { isChecking, verify }, onOpen }: StripProps) => {
  const t = useText();
  const language = useLanguage();
  const can = useCan();
  const last = state.verification;
  const lines = (count: number) => t(texts.lines, { count: formatNumber(count, language) });
  return (
    <section
      className={last?.intact === false ? 'audit-state is-broken' : 'audit-state'}
      aria-label={t(texts.label)}
    >
      <div className="audit-strip">
        <Verdict last={last} isChecking={isChecking} />
        <dl className="audit-figures">
          <div>
            <dt>{t(texts.size)}</dt>
            <dd className="figures">{lines(state.size)}</dd>
          </div>
          <div>
            <dt>{t(texts.waiting)}</dt>
            <dd className="figures">{lines(state.waiting.count)}</dd>
          </div>
          <div title={t(texts.rootHint)}>
            <dt>{t(texts.root)}</dt>
            <dd>
              <CopyId value={state.root} />
            </dd>
          </div>
          <div>
            <dt>{t(texts.last)}</dt>
            <dd>
              {last === null ? (
                t(texts.never)
              ) : (
                <>
                  <TimeAgo at={last.finishedAt} /> · {last.askedBy ?? t(texts.byNight)}
                </>
              )}
            </dd>
          </div>
        </dl>
        {can(verifyAuditRight) && (
          <Button loading={isChecking} title={t(texts.verifyHint)} onClick={verify}>
            {t(isChecking ? texts.checking : texts.verify)}
          </Button>
        )}
      </div>
      {state.waiting.seconds > lateSeconds && (
        <p className="audit-late">{t(texts.late, { minutes: Math.round(state.waiting.seconds / 60) })}</p>
      )}
      {last !== null && <Findings last={last} onOpen={onOpen} />}
    </section>
  );
};

type Last = NonNullable<State['verification']>;

const Verdict = ({ last, isChecking }: { readonly last: Last | null; readonly isChecking: boolean }) => {
  const t = useText();
  const language = useLanguage();
  if (isChecking) {
    return (
      <output className="audit-verdict">
        <LoaderCircle size={26} strokeWidth={1.6} className="audit-turning" />
        <strong>{t(texts.checking)}</strong>
      </output>
    );
  }
  if (last === null) {
    return (
      <output className="audit-verdict">
        <ShieldQuestion size={26} strokeWidth={1.6} />
        <strong>{t(texts.unchecked)}</strong>
      </output>
    );
  }
  return last.intact ? (
    <output
      className="audit-verdict is-intact"
      title={t(texts.checked, { count: formatNumber(last.size, language) })}
    >
      <ShieldCheck size={26} strokeWidth={1.6} />
      <strong>{t(texts.intact)}</strong>
    </output>
  ) : (
    <output className="audit-verdict is-broken">
      <ShieldAlert size={26} strokeWidth={1.6} />
      <strong>{t(texts.broken)}</strong>
    </output>
  );
};

const Findings = ({ last, onOpen }: { readonly last: Last; readonly onOpen: (entryId: string) => void }) => {
  const t = useText();
  const readTitle = useReadTitle();
  if (last.intact) return null;
  return (
    <div className="audit-findings" role="alert">
      <p>{t(texts.found, { count: last.findings.length + last.more })}</p>
      <ul>
        {last.findings.map((finding) => (
          <li key={`${finding.kind} ${finding.rowId} ${finding.first}`}>
            {t(sealFindingText({ ...finding, title: readTitle(finding.title) }))}
            {finding.rowId !== null && !finding.kind.endsWith('missing') && (
              <button
                type="button"
                className="text-button"
                onClick={() => {
                  if (finding.rowId !== null) onOpen(finding.rowId);
                }}
              >
                {t(texts.open)}
              </button>
            )}
          </li>
        ))}
      </ul>
      {last.more > 0 && <p>{t(texts.andMore, { count: last.more })}</p>}
      <p>{t(texts.advice)}</p>
    </div>
  );
};

const iso = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** What the check knows a line by is made of its moment, person, action and thing; a person reads it in words. */
const useReadTitle = (): ((title: string) => string) => {
  const called = useCalled();
  const language = useLanguage();
  return (title) =>
    title
      .split(' · ')
      .map((part) => (iso.test(part) ? formatTime(new Date(part), { language }) : called.action(part)))
      .join(' · ');
};
