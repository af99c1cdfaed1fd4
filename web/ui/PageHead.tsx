import { type ReactNode, useEffect } from 'react';
import { useText } from '../lib/text.ts';

const product = { zh: '源流', en: 'Yuanliu' } as const;

/** The head of a page: its name, a sentence where the name does not say enough, and its one primary action. */
export interface PageHeadProps {
  readonly title: string;
  readonly description?: ReactNode;
  /** The one primary action; further actions belong beside what they act on. */
  readonly action?: ReactNode;
}

/** Also writes the title of the browser's tab. */
export const PageHead = ({ title, description, action }: PageHeadProps) => {
  const t = useText();
  useEffect(() => {
    document.title = `${title} · ${t(product)}`;
  }, [title, t]);
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        {description !== undefined && <p>{description}</p>}
      </div>
      {action !== undefined && <div className="page-action">{action}</div>}
    </header>
  );
};
