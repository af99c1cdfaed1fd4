import { listStocks, type StockView } from '@yuanliu/core/trace';
import { Warehouse } from 'lucide-react';
import { useListState } from '../../lib/list-state.ts';
import { usePages } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { type Column, DataTable } from '../../ui/index.ts';
import { hiddenTexts } from '../hidden-texts.ts';
import { HiddenCount } from '../parts/HiddenCount.tsx';
import { Place } from '../parts/PlaceName.tsx';
import { UnitRefLink } from '../parts/UnitRefLink.tsx';
import { useWritten } from '../parts/use-written.ts';
import { unitTexts } from '../unit-texts.ts';
import { apartText, repeatedLabels } from './tell-apart.ts';
import { isShort } from './is-short.ts';

const texts = unitTexts.columns;

const rowKey = ({ product, lot, place }: StockView): string =>
  [product?.nr, lot?.nr, place.kind, place.uri].join(' ');

/** What lies where, by product, lot and place: of everything, or of the product of a URI. */
export const StockList = ({ product }: { readonly product?: string }) => {
  const t = useText();
  const list = useListState({ filters: [] });
  const stocks = usePages(listStocks, { query: product === undefined ? {} : { product } });
  const columns = useStockColumns(stocks.rows ?? []);
  const hidden = stocks.first?.hidden ?? 0;
  return (
    <DataTable
      name="trace.stocks"
      label={t(unitTexts.find.stock)}
      list={list}
      rows={stocks}
      columns={product === undefined ? columns : columns.filter(({ key }) => key !== 'product')}
      rowKey={rowKey}
      empty={
        hidden > 0
          ? { icon: Warehouse, title: t(hiddenTexts.noStock) }
          : { icon: Warehouse, title: t(unitTexts.find.noStock), text: t(unitTexts.find.noStockMore) }
      }
      note={<HiddenCount of="stocks" count={hidden} beside={stocks.rows?.length ?? 0} />}
    />
  );
};

const useStockColumns = (rows: readonly StockView[]): readonly Column<StockView>[] => {
  const t = useText();
  const written = useWritten();
  const repeated = repeatedLabels(rows.flatMap(({ lot }) => (lot === null ? [] : [lot])));
  return [
    {
      key: 'product',
      title: t(texts.product),
      width: 300,
      onPhone: 'note',
      render: ({ product }) => product !== null && <UnitRefLink unit={product} />,
    },
    {
      key: 'lot',
      title: t(texts.lot),
      width: 220,
      onPhone: 'title',
      render: ({ lot }) =>
        lot === null ? (
          <span className="quiet">{t(texts.noLot)}</span>
        ) : (
          <>
            <UnitRefLink unit={lot} tab="stock" />
            {repeated.has(lot.label) && <small className="quiet unit-apart">{apartText(lot)}</small>}
          </>
        ),
    },
    { key: 'place', title: t(texts.place), onPhone: 'note', render: ({ place }) => <Place place={place} /> },
    {
      key: 'amount',
      title: t(texts.amount),
      width: 240,
      isNumber: true,
      onPhone: 'side',
      render: ({ amounts, items }) => (
        <>
          <span className={isShort(amounts) ? 'stock-short' : undefined}>{written.amounts(amounts)}</span>
          {items > 0 && <small className="quiet stock-items">{t(texts.items, { count: items })}</small>}
        </>
      ),
    },
  ];
};
