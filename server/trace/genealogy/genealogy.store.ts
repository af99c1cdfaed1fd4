import type { Db } from '../../platform/index.ts';
import { type NeighbourhoodSource, type UnitFacts, virtualUnit } from './neighbourhood.ts';
import { neighbourhoodQuery, type QueryTerms, type SerialPlace } from './neighbourhood-query.ts';
import { eventOfRow, lineOfRow, unitOfRow } from './neighbourhood-rows.ts';

/** An item that has no unit of its own and lies in runs by its serial. */
export interface VirtualItem extends SerialPlace {
  readonly uri: string;
  readonly classUri: string | null;
  readonly label: string;
}

/** The ledger as a source of neighbourhoods: one statement for each. */
export const openLedgerSource = (
  db: Db,
  { item, ...terms }: QueryTerms & { readonly item?: VirtualItem | undefined },
): NeighbourhoodSource => ({
  fetch: async (asked) => {
    const asksItem = asked.units.includes(virtualUnit);
    const [row] = await db.rows(neighbourhoodQuery(asked, terms, asksItem ? item : undefined));
    if (row === undefined) throw new Error('A neighbourhood has one row.');
    const { totals, units, events, own, far, members, ...rest } = row;
    return {
      ...rest,
      units: [...units.map(unitOfRow), ...(asksItem && item !== undefined ? [factsOf(item)] : [])],
      events: events.map(eventOfRow),
      own: own.map(lineOfRow),
      far: far.map(lineOfRow),
      members: members.map(lineOfRow),
      totals: totals.map(([flow, outputs, sum]) => ({ flow, outputs, sum })),
    };
  },
});

const factsOf = ({ uri, classUri, label, space, number }: VirtualItem): UnitFacts => ({
  nr: virtualUnit,
  uri,
  kind: 'item',
  label,
  classUri,
  space,
  low: number,
  high: number,
});
