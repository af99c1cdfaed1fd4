import type { SerialRuleReply } from '@yuanliu/core/numbering';
import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { formatNumber } from '../../lib/time.ts';
import { texts } from '../texts.ts';
import { LiftCounter } from './LiftCounter.tsx';

const words = texts.counter;

/** Where the counter of a rule stands; it can be raised, never lowered. */
export const CounterCard = ({
  rule,
  mayChange,
}: {
  readonly rule: SerialRuleReply;
  readonly mayChange: boolean;
}) => {
  const t = useText();
  const language = useLanguage();
  const [isLifting, setLifting] = useState(false);
  return (
    <section className="rule-card">
      <h2>
        {t(words.title)}
        {mayChange && (
          <Button size="small" onClick={() => setLifting(true)}>
            {t(words.lift)}
          </Button>
        )}
      </h2>
      <dl className="rule-facts">
        <div>
          <dt>{t(words.nextValue)}</dt>
          <dd className="figures">{formatNumber(rule.nextValue, language)}</dd>
        </div>
        <div>
          <dt>{t(words.period)}</dt>
          <dd>{rule.period === '' ? t(words.noPeriod) : rule.period}</dd>
        </div>
      </dl>
      <p className="quiet rule-note">{t(rule.used ? words.used : words.unused)}</p>
      {isLifting && <LiftCounter rule={rule} onClose={() => setLifting(false)} />}
    </section>
  );
};
