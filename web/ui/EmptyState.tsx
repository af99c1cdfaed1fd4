import type { ReactNode } from 'react';
import type { Icon } from '../lib/page.ts';

/** What stands where nothing is yet: what is missing, why, and what to do next. */
export interface EmptyStateProps {
  readonly icon?: Icon;
  readonly title: string;
  readonly text?: ReactNode;
  readonly action?: ReactNode;
}

/** A place without content, said in words: a title, a sentence, at most one thing to do. */
export const EmptyState = ({ icon: Picture, title, text, action }: EmptyStateProps) => (
  <div className="empty">
    {Picture !== undefined && (
      <span className="empty-icon">
        <Picture size={22} strokeWidth={1.5} />
      </span>
    )}
    <p className="empty-title">{title}</p>
    {text !== undefined && <p className="empty-text">{text}</p>}
    {action !== undefined && <div className="empty-action">{action}</div>}
  </div>
);
