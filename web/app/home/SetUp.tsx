import { Link } from '@tanstack/react-router';
import { Check, ChevronRight } from 'lucide-react';
import { usePerson } from '../../lib/person.ts';
import { useText } from '../../lib/text.ts';
import { pages } from '../pages.ts';
import { texts } from '../texts.ts';
import { useSetUpSteps } from './set-up-steps.ts';

/** The first things an administrator does, those that this person may do; gone when all are done. */
export const SetUp = () => {
  const t = useText();
  const { rights } = usePerson();
  const mayOpen = (path: string) =>
    pages.some(
      (page) => page.path === path && (page.needs === undefined || rights[page.needs.name] !== undefined),
    );
  const steps = useSetUpSteps().filter(({ path }) => mayOpen(path));
  const done = steps.filter(({ isDone }) => isDone === true).length;
  if (steps.length === done) return null;
  return (
    <section className="home-setup" aria-labelledby="home-setup">
      <h2 id="home-setup">{t(texts.home.setUp)}</h2>
      <p className="quiet">
        {t(done === 0 ? texts.home.setUpMore : texts.home.setUpDone, { done, all: steps.length })}
      </p>
      <ol>
        {steps.map((step, index) => (
          <li key={step.path}>
            <Link to={step.path} className={step.isDone === true ? 'home-step is-done' : 'home-step'}>
              <span className="home-step-number">
                {step.isDone === true ? <Check size={14} aria-label={t(texts.home.done)} /> : index + 1}
              </span>
              <span>
                <strong>{t(step.title)}</strong>
                <small>{t(step.text)}</small>
              </span>
              <ChevronRight size={16} aria-hidden />
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
};
