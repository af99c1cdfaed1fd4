import { type ReactNode, useEffect } from 'react';
import type { Icon } from '../lib/page.ts';

interface StateScreenProps {
  readonly icon: Icon;
  readonly title: string;
  readonly text: ReactNode;
  readonly children?: ReactNode;
}

/** A whole page that says why there is nothing else to see, and the way on. */
export const StateScreen = ({ icon: Picture, title, text, children }: StateScreenProps) => {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <section className="state-screen">
      <Picture size={28} strokeWidth={1.5} />
      <h1>{title}</h1>
      <p>{text}</p>
      {children}
    </section>
  );
};
