import { captureEvents, seeLedgerState, verifyLedger } from '@yuanliu/core/trace';
import { useNavigate } from '@tanstack/react-router';
import { useLive } from '../../lib/live.ts';
import { useCan } from '../../lib/person.ts';
import { useChange, useEndpoint } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { PageHead, SealedLog, useVerification } from '../../ui/index.ts';
import { ledgerTexts as texts } from '../ledger-texts.ts';
import { Captures } from './Captures.tsx';
import { LedgerFigures } from './LedgerFigures.tsx';
import { useEventTitle } from './use-event-title.ts';
import './ledger.css';

/** Whether the ledger can be trusted, how large it is, and what came in of late. */
export const LedgerPage = () => {
  const t = useText();
  const can = useCan();
  const navigate = useNavigate();
  const state = useEndpoint(seeLedgerState, {});
  const start = useChange(verifyLedger);
  const verification = useVerification({ state, start: () => start.mutateAsync({}) });
  useLive('trace.ledger-verified', [seeLedgerState]);
  useLive('trace.events', [seeLedgerState]);
  return (
    <>
      <PageHead title={t(texts.title)} description={t(texts.why)} />
      <SealedLog
        label={t(texts.integrity)}
        verification={verification}
        canVerify
        readTitle={useEventTitle()}
        onOpen={(id) => {
          navigate({ to: `/events/${id}` }).catch(() => undefined);
        }}
      />
      {state.data !== undefined && <LedgerFigures state={state.data} />}
      {can(captureEvents) ? <Captures /> : <p className="quiet">{t(texts.captures.noRight)}</p>}
    </>
  );
};
