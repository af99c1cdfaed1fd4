import type { Db } from '../../platform/index.ts';
import { type NeighbourhoodSource, type UnitFacts, virtualUnit } from './neighbourhood.ts';
import { neighbourhoodQuery, type QueryTerms, type SerialPlace } from './neighbourhood-query.ts';
import { neighbourhoodOf } from './neighbourhood-rows.ts';
import { OutOfStep } from './packed-lists.ts';

/** An item that has no unit of its own and lies in runs by its serial. */
export interface VirtualItem extends SerialPlace {
  readonly uri: string;
  readonly classUri: string | null;
  readonly label: string;
}

/** The ledger as a source of neighbourhoods: one statement for each. */
export const openLedgerSource = (
  db: Db,
  { item, ...terms }: Omit<QueryTerms, 'isClean'> & { readonly item?: VirtualItem | undefined },
): NeighbourhoodSource => ({
  fetch: async (asked) => {
    const asksItem = asked.units.includes(virtualUnit);
    const ask = async (isClean: boolean) => {
      const statement = neighbourhoodQuery(asked, { ...terms, isClean }, asksItem ? item : undefined);
      const [row] = await db.rows(statement);
      if (row === undefined) throw new Error('A neighbourhood has one row.');
      return neighbourhoodOf(row);
    };
    const found = await ask(false).catch((error: unknown) => {
      if (error instanceof OutOfStep) return ask(true);
      throw error;
    });
    return asksItem && item !== undefined ? { ...found, units: [...found.units, factsOf(item)] } : found;
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
