import { Ban, CircleCheck, CircleDashed, CircleMinus, Clock, TriangleAlert } from 'lucide-react';
import type { Icon } from '../lib/page.ts';

/**
 * What a colour means: `good` released, genuine, active; `wait` waiting for somebody or something; `warn` needs
 * a look; `bad` held, recalled, failed, locked; `off` not in use; `draft` not yet published.
 */
export type Meaning = 'good' | 'wait' | 'warn' | 'bad' | 'off' | 'draft';

const icons: Readonly<Record<Meaning, Icon>> = {
  good: CircleCheck,
  wait: Clock,
  warn: TriangleAlert,
  bad: Ban,
  off: CircleMinus,
  draft: CircleDashed,
};

interface StatusTagProps {
  readonly meaning: Meaning;
  readonly children: string;
  /** Another picture where the word has one of its own. */
  readonly icon?: Icon;
}

/** A state as colour, picture and word at once, so that none of them is needed alone. */
export const StatusTag = ({ meaning, children, icon }: StatusTagProps) => {
  const Picture = icon ?? icons[meaning];
  return (
    <span className={`status status-${meaning}`}>
      <Picture size={13} strokeWidth={2} />
      {children}
    </span>
  );
};
