import type { Role } from '@yuanliu/core/trace';

/** How the units of an event stand to one another, so that they read as a sentence. */
export type Sentence<U> =
  /** These became those. */
  | { readonly shape: 'made'; readonly from: readonly U[]; readonly to: readonly U[] }
  /** Put into, taken out of, or seen inside a container; nothing named inside means all of it. */
  | { readonly shape: 'in' | 'out' | 'inside'; readonly inside: readonly U[]; readonly container: U }
  /** Just named. */
  | { readonly shape: 'named'; readonly units: readonly U[] };

interface Said<U> {
  readonly type: string;
  readonly action: 'ADD' | 'OBSERVE' | 'DELETE' | null;
  readonly units: readonly U[];
}

const containerShapes = { ADD: 'in', DELETE: 'out', OBSERVE: 'inside' } as const;

/** What an event says about its units. */
export const sentenceOf = <U extends { readonly role: Role }>({
  type,
  action,
  units,
}: Said<U>): Sentence<U> => {
  const of = (...roles: readonly Role[]) => units.filter(({ role }) => roles.includes(role));
  if (type === 'TransformationEvent') return { shape: 'made', from: of('input'), to: of('output') };
  const [container] = of('parent');
  if (container !== undefined)
    return { shape: containerShapes[action ?? 'OBSERVE'], inside: of('child'), container };
  return { shape: 'named', units: units.filter(({ role }) => role !== 'member') };
};
