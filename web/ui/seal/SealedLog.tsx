import { Button } from 'antd';
import { LoaderCircle, ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { SealedLogState } from '@yuanliu/core/platform';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { formatNumber } from '../../lib/time.ts';
import { CopyId } from '../CopyId.tsx';
import { ErrorState } from '../ErrorState.tsx';
import { TimeAgo } from '../TimeAgo.tsx';
import { SealFindings, type SealFindingsProps } from './SealFindings.tsx';
import { sealTexts as texts } from './seal-texts.ts';
import type { Verification } from './use-verification.ts';
import './seal.css';

/** Above this a healthy sealer, which works every few seconds, is not healthy. */
const lateSeconds = 120;

/** Whether a sealed log can be trusted. */
export interface SealedLogProps extends Omit<SealFindingsProps, 'last'> {
  /** Says which log it is. */
  readonly label: string;
  readonly verification: Verification;
  readonly canVerify: boolean;
}

/** How far a log is sealed, what the last check found, and another check at once. */
export const SealedLog = (props: SealedLogProps) => {
  const { state, error, retry } = props.verification;
  if (state === undefined) return error === null ? null : <ErrorState error={error} onRetry={retry} />;
  return <Strip {...props} state={state} />;
};

const Strip = (props: SealedLogProps & { readonly state: SealedLogState }) => {
  const t = useText();
  const { state, verification, canVerify } = props;
  const { isChecking, verify } = verification;
  const last = state.verification;
  return (
    <section className={last?.intact === false ? 'seal-log is-broken' : 'seal-log'} aria-label={props.label}>
      <div className="seal-strip">
        <Verdict last={last} isChecking={isChecking} />
        <Figures state={state} />
        {canVerify && (
          <Button loading={isChecking} title={t(texts.verifyHint)} onClick={verify}>
            {t(isChecking ? texts.checking : texts.verify)}
          </Button>
        )}
      </div>
      {state.waiting.seconds > lateSeconds && (
        <p className="seal-late">{t(texts.late, { minutes: Math.round(state.waiting.seconds / 60) })}</p>
      )}
      {last !== null && <SealFindings last={last} readTitle={props.readTitle} onOpen={props.onOpen} />}
    </section>
  );
};

const Figures = ({
  state: { size, waiting, root, verification: last },
}: {
  readonly state: SealedLogState;
}) => {
  const t = useText();
  const language = useLanguage();
  const lines = (count: number) => t(texts.lines, { count: formatNumber(count, language) });
  const seconds = Math.max(1, Math.round(waiting.seconds));
  return (
    <dl className="seal-figures">
      <Figure name={t(texts.size)}>{lines(size)}</Figure>
      <Figure name={t(texts.waiting)}>
        {lines(waiting.count)}
        {waiting.count > 0 && <small> {t(texts.waited, { seconds: formatNumber(seconds, language) })}</small>}
      </Figure>
      <Figure name={t(texts.root)} title={t(texts.rootHint)}>
        <CopyId value={root} />
      </Figure>
      <Figure name={t(texts.last)}>
        {last === null ? (
          t(texts.never)
        ) : (
          <>
            <TimeAgo at={last.finishedAt} /> · {last.askedBy ?? t(texts.byNight)}
          </>
        )}
      </Figure>
    </dl>
  );
};

interface FigureProps {
  readonly name: string;
  readonly title?: string;
  readonly children: ReactNode;
}

const Figure = ({ name, title, children }: FigureProps) => (
  <div title={title}>
    <dt>{name}</dt>
    <dd className="figures">{children}</dd>
  </div>
);

interface VerdictProps {
  readonly last: SealedLogState['verification'];
  readonly isChecking: boolean;
}

const Verdict = ({ last, isChecking }: VerdictProps) => {
  const t = useText();
  const language = useLanguage();
  if (isChecking) return <Checking />;
  if (last === null) {
    return (
      <output className="seal-verdict">
        <ShieldQuestion size={26} strokeWidth={1.6} />
        <strong>{t(texts.unchecked)}</strong>
      </output>
    );
  }
  return last.intact ? (
    <output
      className="seal-verdict is-intact"
      title={t(texts.checked, { count: formatNumber(last.size, language) })}
    >
      <ShieldCheck size={26} strokeWidth={1.6} />
      <strong>{t(texts.intact)}</strong>
    </output>
  ) : (
    <output className="seal-verdict is-broken">
      <ShieldAlert size={26} strokeWidth={1.6} />
      <strong>{t(texts.broken)}</strong>
    </output>
  );
};

/** A check of millions of rows takes a while: the seconds show that it goes on. */
const Checking = () => {
  const t = useText();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <output className="seal-verdict">
      <LoaderCircle size={26} strokeWidth={1.6} className="seal-turning" />
      <strong>{t(texts.checking)}</strong>
      {seconds > 1 && <span className="figures">{t(texts.taken, { seconds })}</span>}
    </output>
  );
};
