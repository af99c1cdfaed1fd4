import type { ReactNode } from 'react';

/** A fact: its name and what it is. */
export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** Facts below one another, the names at the left. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className="facts">
    {facts.map(({ label, value }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
