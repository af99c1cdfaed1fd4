import type { WholeEvent } from '@yuanliu/core/trace';

type NamedUnit = WholeEvent['units'][number];

/** A unit of an event, once, with the lot that it is tied to. */
export type UnitLine = NamedUnit & { readonly key: string };

/**
 * The lines of an event as a person counts them: the tie of an item or run to its lot is no line of its own but says
 * which lot the unit is of.
 */
export const unitLines = (named: readonly NamedUnit[]): UnitLine[] => {
  const keyOf = ({ field, position }: NamedUnit) => `${field} ${position}`;
  const lots = new Map(
    named.filter(({ role, lot }) => role === 'member' && lot !== null).map((tie) => [keyOf(tie), tie.lot]),
  );
  return named
    .filter(({ role }) => role !== 'member')
    .map((line) => {
      const key = keyOf(line);
      return { ...line, lot: line.lot ?? lots.get(key) ?? null, key: `${key} ${line.role}` };
    });
};
