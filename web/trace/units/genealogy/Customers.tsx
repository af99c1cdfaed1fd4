import { useText } from '../../../lib/text.ts';
import { TimeAgo } from '../../../ui/index.ts';
import { genealogyTexts as texts } from '../../genealogy-texts.ts';
import { PlaceName } from '../../parts/PlaceName.tsx';
import { useWritten } from '../../parts/use-written.ts';
import type { TraceAnswer } from './trace-levels.ts';

/** Where it was delivered: each destination with its quantities by product, and the shipments behind them. */
export const Customers = ({ answer: { customers, deliveries } }: { readonly answer: TraceAnswer }) => {
  const t = useText();
  const written = useWritten();
  const byParty = Map.groupBy(deliveries, ({ party }) => party);
  return (
    <section className="trace-customers">
      <header>
        <h3>{t(texts.customers)}</h3>
        <span className="quiet">{t(texts.customersCount, { count: customers.length })}</span>
      </header>
      <ul>
        {customers.map(({ party, deliveries: count, quantities }) => (
          <li key={party}>
            <details>
              <summary>
                <span>{party === null ? t(texts.partyHidden) : <PlaceName uri={party} />}</span>
                <span className="trace-sums figures">
                  {quantities.map(({ classUri, quantity, uom }) => (
                    <span key={`${classUri} ${uom}`}>
                      <b>{written.amount({ quantity, uom })}</b>
                      {classUri !== null && <small className="quiet">{written.uri(classUri)}</small>}
                    </span>
                  ))}
                </span>
                <span className="quiet">{t(texts.deliveries, { count })}</span>
              </summary>
              <ul>
                {(byParty.get(party) ?? []).map(({ event, time, contents }) => (
                  <li key={`${event} ${time}`}>
                    <TimeAgo at={time} />
                    <span>
                      {written.list(
                        contents.map(
                          ({ unit, quantity, uom }) =>
                            `${written.uri(unit)} ${written.amount({ quantity, uom })}`,
                        ),
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
};
