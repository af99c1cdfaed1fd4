import { Button } from 'antd';
import { Copy } from 'lucide-react';
import { type RefObject, useRef } from 'react';
import { copyText } from '../../../lib/clipboard.ts';
import { useText } from '../../../lib/text.ts';
import { showToast } from '../../../ui/index.ts';
import { genealogyTexts as texts } from '../../genealogy-texts.ts';
import { PlaceName } from '../../parts/PlaceName.tsx';
import { ProductName } from '../../parts/ProductName.tsx';
import { UnitLink } from '../../parts/UnitLink.tsx';
import { uriWords } from '../../parts/uri-words.ts';
import { useWritten } from '../../parts/use-written.ts';
import { shipmentLines } from './shipment-lines.ts';
import { tableText } from './table-text.ts';
import type { TraceAnswer } from './trace-levels.ts';

/** Where it was delivered: each destination with its sums by product, and every lot that went there with its date. */
export const Customers = ({ answer: { customers, deliveries } }: { readonly answer: TraceAnswer }) => {
  const t = useText();
  const table = useRef<HTMLTableElement>(null);
  const copy = async () => {
    const isDone = table.current !== null && (await copyText(tableText(table.current)));
    showToast(isDone ? { text: t(texts.tableCopied) } : { kind: 'failed', text: t(texts.tableNotCopied) });
  };
  return (
    <section className="trace-customers">
      <header>
        <h3>{t(texts.customers)}</h3>
        <span className="quiet">{t(texts.customersCount, { count: customers.length })}</span>
        <Button
          size="small"
          icon={<Copy size={13} />}
          onClick={() => {
            copy().catch(() => undefined);
          }}
        >
          {t(texts.copyTable)}
        </Button>
      </header>
      <Sums customers={customers} />
      <Lots deliveries={deliveries} table={table} />
    </section>
  );
};

const Sums = ({ customers }: Pick<TraceAnswer, 'customers'>) => {
  const t = useText();
  const written = useWritten();
  return (
    <ul className="trace-parties">
      {customers.map(({ party, deliveries: count, quantities }) => (
        <li key={party}>
          <span>{party === null ? t(texts.partyHidden) : <PlaceName uri={party} />}</span>
          <span className="trace-sums figures">
            {quantities.map(({ classUri, quantity, uom }) => (
              <span key={`${classUri} ${uom}`}>
                <b>{written.amount({ quantity, uom })}</b>
                {classUri !== null && <ProductName uri={classUri} orNumber />}
              </span>
            ))}
          </span>
          <span className="quiet">{t(texts.deliveries, { count })}</span>
        </li>
      ))}
    </ul>
  );
};

interface LotsProps extends Pick<TraceAnswer, 'deliveries'> {
  readonly table: RefObject<HTMLTableElement | null>;
}

const Lots = ({ deliveries, table }: LotsProps) => {
  const t = useText();
  const written = useWritten();
  return (
    <div className="trace-lots">
      <table ref={table}>
        <thead>
          <tr>
            <th>{t(texts.head.party)}</th>
            <th>{t(texts.head.product)}</th>
            <th>{t(texts.head.lot)}</th>
            <th className="trace-number">{t(texts.head.quantity)}</th>
            <th>{t(texts.head.time)}</th>
          </tr>
        </thead>
        <tbody>
          {shipmentLines(deliveries).map(({ key, party, unit, classUri, quantity, uom, time }) => (
            <tr key={key}>
              <td>{party === null ? t(texts.partyHidden) : <PlaceName uri={party} />}</td>
              <td>{classUri !== null && <ProductName uri={classUri} orNumber />}</td>
              <td>
                {unit.startsWith('hidden:') ? (
                  <span className="quiet">{t(texts.hiddenUnit)}</span>
                ) : (
                  <UnitLink unit={{ uri: unit, label: uriWords(unit).code }} />
                )}
              </td>
              <td className="trace-number figures">{written.amount({ quantity, uom })}</td>
              <td className="figures">{written.time(time)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
