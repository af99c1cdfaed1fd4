import { listStocks, type StockView } from '@yuanliu/core/trace';
import { Warehouse } from 'lucide-react';
import { type ListState, useListState } from '../../lib/list-state.ts';
import { usePages } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { type Column, DataTable, MomentPicker } from '../../ui/index.ts';
import { hiddenTexts } from '../hidden-texts.ts';
import { HiddenCount } from '../parts/HiddenCount.tsx';
import { Place } from '../parts/PlaceName.tsx';
import { UnitRefLink } from '../parts/UnitRefLink.tsx';
import { useWritten } from '../parts/use-written.ts';
import { unitPageTexts } from '../unit-page-texts.ts';
import { unitTexts } from '../unit-texts.ts';
import { apartText, repeatedLabels } from './tell-apart.ts';
import { momentIn } from './moment/use-moment.ts';
import { isShort } from './is-short.ts';

const texts = unitTexts.columns;

const rowKey = ({ product, lot, place }: StockView): string =>
  [product?.nr, lot?.nr, place.kind, place.uri].join(' ');

/** What lies where, by product, lot and place: of everything, or of the product of a URI. */
export const StockList = ({ product }: { readonly product?: string }) => {
  const t = useText();
  const list = useListState({ filters: ['at'] });
  const moment = momentIn(list.filters.at);
  const stocks = usePages(listStocks, {
    query: { ...(product !== undefined && { product }), ...(moment !== undefined && { asOf: moment }) },
  });
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
      filters={product === undefined && <StockMoment list={list} />}
      empty={
        hidden > 0
          ? { icon: Warehouse, title: t(hiddenTexts.noStock) }
          : { icon: Warehouse, title: t(unitTexts.find.noStock), text: t(unitTexts.find.noStockMore) }
      }
      note={<HiddenCount of="stocks" count={hidden} beside={stocks.rows?.length ?? 0} />}
    />
  );
};

/** The moment of which the stock is shown; a product has it in its head. */
const StockMoment = ({ list: { filters, filter } }: { readonly list: ListState<'at'> }) => {
  const t = useText();
  return (
    <MomentPicker
      label={t(unitPageTexts.moment.label)}
      placeholder={t(unitPageTexts.moment.now)}
      value={momentIn(filters.at)}
      onChange={(moment) => filter('at', moment)}
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
