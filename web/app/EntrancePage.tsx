import type { ReactNode } from 'react';
import { useText } from '../lib/text.ts';
import { Logo } from '../ui/Logo.tsx';
import { LooksChoices } from './LooksChoices.tsx';
import { SourceToSea } from './SourceToSea.tsx';
import { texts } from './texts.ts';
import './entrance.css';

interface EntrancePageProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** The pages before the desk: the river at the left, what has to be done at the right. */
export const EntrancePage = ({ title, children }: EntrancePageProps) => {
  const t = useText();
  return (
    <div className="entrance">
      <div className="entrance-view">
        <SourceToSea />
        <span className="entrance-logo">
          <Logo size={36} />
        </span>
        <div className="entrance-motto">
          <p>{t(texts.signIn.motto)}</p>
          <p>{t(texts.signIn.mottoMore)}</p>
        </div>
      </div>
      <main className="entrance-panel">
        <div className="entrance-body">
          <h1>{title}</h1>
          {children}
        </div>
        <LooksChoices />
      </main>
    </div>
  );
};
