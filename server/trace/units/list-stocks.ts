import type { StockPage, StockView } from '@yuanliu/core/trace';
import type { PageQuery } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { type Ctx, type Db, keyOfCursor, pageFrom, type Scope } from '../../platform/index.ts';
import { productOf } from '../projection/lot-classes.store.ts';
import type { PlaceKind } from '../projection/place.ts';
import { countWhere } from './count-where.ts';
import { pastLines, sumByPlace } from './past-stocks.ts';
import { amountsOf, stockLines } from './stock-lines.ts';
import { placeLabels, placeView, refsOf } from './unit-refs.ts';
import { unitWhollyWithin, unitWithin } from './unit-scope.ts';
import { writingOf } from './written-amounts.ts';

/** What narrows the stocks down. */
export interface StockQuery extends PageQuery {
  readonly product?: string | undefined;
  readonly lot?: string | undefined;
  readonly place?: string | undefined;
  /** Right after all events of this moment; now when absent. */
  readonly asOf?: string | undefined;
}

interface StockRow {
  readonly productNr: string;
  readonly lotNr: string;
  readonly kind: PlaceKind;
  readonly place: string;
  readonly lines: readonly { readonly uom: string; readonly quantity: string }[];
  readonly items: number;
}

const asCursor = ({ productNr, lotNr, kind, place }: StockRow): string[] => [productNr, lotNr, kind, place];

/**
 * Stock by product, lot and place, as of now or of a past moment. A unit of which an event outside the scope tells is
 * left out, and counted. Throws `momentTooBroad`.
 */
export const listStocks = async ({ db, scope }: Ctx, query: StockQuery): Promise<StockPage> => {
  const { asOf, limit } = query;
  const found = asOf === undefined ? await stocksNow(db, scope, query) : await stocksThen(db, scope, query);
  const { rows, next } = pageFrom(found, limit, asCursor);
  const isHidden = sql`${unitWithin(scope, 'u.nr')} and not (${unitWhollyWithin(scope, 'u.nr')})`;
  // Wherever they lie: to count by place would tell the place.
  const hidden = await countWhere(db, scope, sql`${stocked(query)} and ${isHidden}`);
  return { rows: await present(db, rows), next, hidden };
};

const cursorOf = ({ after }: StockQuery): readonly [string, string, string, string] => {
  const [productNr = '-1', lotNr = '0', kind = '', uri = ''] =
    after === undefined ? [] : keyOfCursor(after, ['number', 'number', 'text', 'text']);
  return [productNr, lotNr, kind, uri];
};

const stocksNow = (db: Db, scope: Scope, query: StockQuery): Promise<StockRow[]> => {
  const { place, limit } = query;
  const [productNr, lotNr, kind, uri] = cursorOf(query);
  return db.rows(sql<StockRow>`
    with wanted as (
      select u.nr as group_nr, u.nr, u.kind, u.space, u.low, u.high, coalesce(${productOf}, case when u.kind = 'class' then u.nr end, 0) as product_nr,
        case when u.kind = 'lot' then u.nr else coalesce(s.lot_nr, 0) end as lot_nr, s.is_ended
      from ${stocked(query)} and ${unitWithin(scope, 'u.nr')} and ${unitWhollyWithin(scope, 'u.nr')}
    ), ${stockLines}, sums as (
      select product_nr, lot_nr, place_kind, place, uom, sum(quantity) as quantity, sum(items)::int as items
      from lines join wanted on wanted.nr = lines.group_nr where ${place ?? null}::text is null or place = ${place ?? null}
      group by product_nr, lot_nr, place_kind, place, uom having sum(quantity) <> 0
    )
    select product_nr as "productNr", lot_nr as "lotNr", place_kind as kind, place, sum(items)::int as items,
      jsonb_agg(jsonb_build_object('uom', uom, 'quantity', quantity::text) order by uom) as lines
    from sums where (product_nr, lot_nr, place_kind, place) > (${productNr}::bigint, ${lotNr}::bigint, ${kind}, ${uri})
    group by product_nr, lot_nr, place_kind, place
    order by product_nr, lot_nr, place_kind, place limit ${limit + 1}`);
};

/** Computed whole for every page, which is then a part of it. */
const stocksThen = async (db: Db, scope: Scope, query: StockQuery): Promise<StockRow[]> => {
  const lines = await pastLines(
    db,
    sql`select coalesce(${productOf}, case when u.kind = 'class' then u.nr end, 0) || ' '
        || case when u.kind = 'lot' then u.nr else coalesce(s.lot_nr, 0) end as group_name, u.nr, u.kind
      from ${stocked(query)} and ${unitWithin(scope, 'u.nr')} and ${unitWhollyWithin(scope, 'u.nr')}`,
    new Date(query.asOf ?? ''),
  );
  const rows = [...Map.groupBy(lines, ({ group }) => group)].flatMap(([group, ofGroup]): StockRow[] => {
    const [productNr = '0', lotNr = '0'] = group.split(' ');
    return sumByPlace(ofGroup)
      .filter(({ place: { uri } }) => query.place === undefined || uri === query.place)
      .map(({ place: { kind, uri }, amounts, items }) => ({
        productNr,
        lotNr,
        kind,
        place: uri,
        items,
        lines: Object.entries(amounts).map(([uom, quantity]) => ({ uom, quantity })),
      }));
  });
  const after = rankOf(cursorOf(query));
  return rows
    .filter((row) => rankOf(asCursor(row)) > after)
    .toSorted((a, b) => (rankOf(asCursor(a)) < rankOf(asCursor(b)) ? -1 : 1))
    .slice(0, query.limit + 1);
};

/** Product and lot in the order of their numbers, then the place, as text that sorts so. */
const rankOf = ([productNr = '', lotNr = '', kind = '', uri = '']: readonly string[]): string =>
  `${productNr === '-1' ? '' : productNr.padStart(15, '0')} ${lotNr.padStart(15, '0')} ${kind} ${uri}`;

/** Units that may have a stock, of the product and the lot that are wanted. */
const stocked = ({ product, lot }: StockQuery) => sql`
  unit_states s join units u on u.nr = s.unit_nr
  where s.event_count > 0 and u.kind in ('class', 'lot', 'run', 'item')
    and (${product ?? null}::text is null or coalesce(${productOf}, u.nr) = (select nr from units where uri = ${product ?? null}))
    and (${lot ?? null}::text is null
      or case when u.kind = 'lot' then u.nr else s.lot_nr end = (select nr from units where uri = ${lot ?? null}))`;

/** Whose unit of measure counts: the lot's, of what has none the product's. */
const asWritten = ({ lotNr, productNr }: StockRow): number => Number(lotNr === '0' ? productNr : lotNr);

const present = async (db: Db, rows: readonly StockRow[]): Promise<StockView[]> => {
  const [refs, labels, written] = await Promise.all([
    refsOf(
      db,
      rows.flatMap((row) => [Number(row.productNr), Number(row.lotNr)]),
    ),
    placeLabels(
      db,
      rows.map((row) => row.place),
    ),
    writingOf(db, rows.map(asWritten)),
  ]);
  return rows.map((row) => ({
    product: refs.get(Number(row.productNr)) ?? null,
    lot: refs.get(Number(row.lotNr)) ?? null,
    place: placeView(row.kind, row.place, labels),
    amounts: written(asWritten(row), amountsOf(row.lines)),
    items: row.items,
  }));
};
