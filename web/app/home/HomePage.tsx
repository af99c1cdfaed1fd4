import { CircleCheckBig } from 'lucide-react';
import { useState } from 'react';
import { usePerson } from '../../lib/person.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { formatDay } from '../../lib/time.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { texts } from '../texts.ts';
import { ChainToday } from './ChainToday.tsx';
import { greetingAt } from './greeting.ts';
import { SetUp } from './SetUp.tsx';
import './home.css';

/** What a person sees first: what waits for them, the chain at a glance, and what is still to be set up. */
export const HomePage = () => {
  const t = useText();
  const language = useLanguage();
  const { name } = usePerson();
  const [now] = useState(() => new Date());
  return (
    <div className="home">
      <PageHead title={t(greetingAt(now.getHours()), { name })} description={formatDay(now, { language })} />
      <section className="home-waiting" aria-labelledby="home-waiting">
        <h2 id="home-waiting">{t(texts.home.needsMe)}</h2>
        <EmptyState
          icon={CircleCheckBig}
          title={t(texts.home.nothingNeedsMe)}
          text={t(texts.home.nothingNeedsMeMore)}
        />
      </section>
      <SetUp />
      <ChainToday />
    </div>
  );
};
