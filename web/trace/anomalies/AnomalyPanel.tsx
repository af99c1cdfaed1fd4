import { type AnomalyView, anomalyKinds } from '@yuanliu/core/trace';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Snowflake, Wrench } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useText } from '../../lib/text.ts';
import { SidePanel, TimeAgo } from '../../ui/index.ts';
import { anomalyTexts as texts } from '../anomaly-texts.ts';
import { Sentence } from '../parts/Sentence.tsx';
import { UnitRefLink } from '../parts/UnitRefLink.tsx';
import { useWritten } from '../parts/use-written.ts';
import { AnomalyStateTag } from './AnomalyStateTag.tsx';
import { ResolveAnomaly } from './ResolveAnomaly.tsx';

interface AnomalyPanelProps {
  readonly anomaly: AnomalyView;
  readonly onClose: () => void;
}

/** One anomaly: what is wrong, what to do about it, and who settled it. */
export const AnomalyPanel = ({ anomaly, onClose }: AnomalyPanelProps) => {
  const t = useText();
  const [isResolving, setResolving] = useState(false);
  const { kind, text, remedy, unit, isHolding, state, can } = anomaly;
  return (
    <>
      <SidePanel
        title={
          <span className="anomaly-title">
            {t(anomalyKinds[kind].name)}
            <AnomalyStateTag anomaly={anomaly} />
          </span>
        }
        onClose={onClose}
        footer={
          can.resolve ? (
            <Button type="primary" onClick={() => setResolving(true)}>
              {t(texts.resolve)}
            </Button>
          ) : undefined
        }
      >
        <div className="anomaly-panel">
          <p className="anomaly-sentence">
            <Sentence text={t(text)} />
          </p>
          {isHolding && (
            <p className="anomaly-note anomaly-note-bad">
              <Snowflake size={15} strokeWidth={1.75} />
              {t(texts.holdNote, { unit: unit.label })}
            </p>
          )}
          {state === 'open' && (
            <section>
              <h3>{t(texts.remedy)}</h3>
              <p className="anomaly-note">
                <Wrench size={15} strokeWidth={1.75} />
                {t(remedy)}
              </p>
              {!can.resolve && <p className="quiet">{t(texts.noRight)}</p>}
            </section>
          )}
          <Settled anomaly={anomaly} />
          <Facts anomaly={anomaly} />
        </div>
      </SidePanel>
      {isResolving && <ResolveAnomaly anomaly={anomaly} onClose={() => setResolving(false)} />}
    </>
  );
};

/** How it ended: by whom and why, or by itself. */
const Settled = ({ anomaly: { state, resolution, clearedAt } }: Pick<AnomalyPanelProps, 'anomaly'>) => {
  const t = useText();
  if (resolution !== null) {
    return (
      <section>
        <h3>{t(texts.states.resolved)}</h3>
        <p className="anomaly-reason">{resolution.reason}</p>
        <p className="quiet">
          {resolution.by !== null && `${t(texts.resolvedBy, { name: resolution.by })} · `}
          <TimeAgo at={resolution.at} />
        </p>
      </section>
    );
  }
  if (state !== 'cleared') return null;
  return (
    <section>
      <h3>{t(texts.states.cleared)}</h3>
      <p>{t(texts.clearedNote)}</p>
      {clearedAt !== null && (
        <p className="quiet">
          <TimeAgo at={clearedAt} />
        </p>
      )}
    </section>
  );
};

const Facts = ({ anomaly }: Pick<AnomalyPanelProps, 'anomaly'>) => {
  const t = useText();
  const written = useWritten();
  const { unit, peer, eventId, otherEventId, eventTime, raisedAt } = anomaly;
  return (
    <dl className="anomaly-facts">
      <Fact label={t(texts.unit)}>
        <UnitRefLink unit={unit} withProduct />
      </Fact>
      {peer !== null && (
        <Fact label={t(texts.peer)}>
          <UnitRefLink unit={peer} withProduct />
        </Fact>
      )}
      <Fact label={t(texts.event)}>
        <Link to="/events/$id" params={{ id: eventId }}>
          {written.time(eventTime)}
        </Link>
      </Fact>
      {otherEventId !== null && (
        <Fact label={t(texts.otherEvent)}>
          <Link to="/events/$id" params={{ id: otherEventId }}>
            {t(texts.openEvent)}
          </Link>
        </Fact>
      )}
      <Fact label={t(texts.raised)}>{written.time(raisedAt)}</Fact>
    </dl>
  );
};

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
