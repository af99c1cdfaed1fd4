import type { AnomalyView } from '@yuanliu/core/trace';
import { Snowflake } from 'lucide-react';
import { useText } from '../../lib/text.ts';
import { StatusTag } from '../../ui/index.ts';
import { anomalyTexts as texts } from '../anomaly-texts.ts';

/** How an anomaly stands: that it holds the unit counts first. */
export const AnomalyStateTag = ({
  anomaly: { state, isHolding },
}: {
  readonly anomaly: Pick<AnomalyView, 'state' | 'isHolding'>;
}) => {
  const t = useText();
  if (isHolding) {
    return (
      <StatusTag meaning="bad" icon={Snowflake}>
        {t(state === 'open' ? texts.severities.holding : texts.stillHolding)}
      </StatusTag>
    );
  }
  const meaning = { open: 'warn', cleared: 'off', resolved: 'good' } as const;
  return <StatusTag meaning={meaning[state]}>{t(texts.states[state])}</StatusTag>;
};
