import type { TraceBalance, TraceEdge, TraceUnit } from '@yuanliu/core/trace';
import { Link } from '@tanstack/react-router';
import { EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../../lib/text.ts';
import { genealogyTexts as texts } from '../../genealogy-texts.ts';
import { wordsOfUnit } from '../../parts/kind-words.ts';
import { ProductName } from '../../parts/ProductName.tsx';
import { UnitLink } from '../../parts/UnitLink.tsx';
import { useWritten } from '../../parts/use-written.ts';
import type { TraceAnswer, TraceRow, TraceWay } from './trace-levels.ts';

/** What the rows of an answer are told with. */
export interface TraceWords {
  readonly direction: TraceAnswer['direction'];
  readonly units: ReadonlyMap<string, TraceUnit>;
  /** Ids of events by their eventID. */
  readonly events: ReadonlyMap<string, string>;
}

interface TraceUnitRowProps {
  readonly row: TraceRow;
  readonly words: TraceWords;
}

const mostWays = 3;

/** One unit: what it is, how it hangs together with what is nearer, and what is left of it. */
export const TraceUnitRow = ({ row: { unit, ways }, words }: TraceUnitRowProps) => {
  const t = useText();
  const [most, setMost] = useState(mostWays);
  const Picture = unit.isHidden ? EyeOff : wordsOfUnit(unit).icon;
  const rest = ways.length - most;
  return (
    <li className="trace-row">
      <div className="trace-unit">
        <Picture size={16} strokeWidth={1.75} />
        <span className="trace-name">
          {unit.isHidden ? <span className="quiet">{t(texts.hiddenUnit)}</span> : <UnitLink unit={unit} />}
          <Marks unit={unit} />
        </span>
      </div>
      <ul className="trace-ways">
        {ways.slice(0, most).map((way) => (
          <Way key={`${way.peer} ${way.edge.event} ${way.edge.entered}`} way={way} words={words} />
        ))}
        {rest > 0 && (
          <li>
            <button type="button" className="text-button trace-rest" onClick={() => setMost(most + 50)}>
              {t(texts.restWays, { count: rest })}
            </button>
          </li>
        )}
      </ul>
      <Left balances={unit.balances} />
    </li>
  );
};

const Marks = ({ unit }: { readonly unit: TraceUnit }) => {
  const t = useText();
  return (
    <small className="quiet">
      {unit.classUri !== null && unit.kind !== 'class' && <ProductName uri={unit.classUri} orNumber />}
      {unit.isHeld === true && (
        <span className="trace-mark">{t(texts.isHeld, { count: unit.holds ?? 0 })}</span>
      )}
      {unit.isInCycle === true && <span className="trace-mark">{t(texts.inCycle)}</span>}
      {unit.isCut === true && <span className="trace-mark">{t(texts.isCut)}</span>}
    </small>
  );
};

const opposite = { backward: 'forward', forward: 'backward' } as const;

const Way = ({
  way: { edge, peer, isReverse },
  words,
}: {
  readonly way: TraceWay;
  readonly words: TraceWords;
}) => {
  const t = useText();
  const written = useWritten();
  const other = words.units.get(peer);
  const name = other === undefined || other.isHidden ? t(texts.hiddenUnit) : written.unit(other);
  const told = texts.ways[isReverse ? opposite[words.direction] : words.direction];
  const isCharge = edge.why === 'made' && words.units.get(edge.to)?.kind === 'fill';
  const isGuess = edge.evidence === 'inferred' || edge.evidence === 'prorated';
  const amount = edge.amount ?? edge.inputQuantity;
  const event = edge.event === null ? undefined : words.events.get(edge.event);
  return (
    <li className={isGuess ? 'trace-way trace-way-guess' : 'trace-way'}>
      <span>{t(told[isCharge ? 'charged' : edge.why], { peer: name })}</span>
      {amount !== null && <b className="figures">{written.amount(amount)}</b>}
      {edge.isShared && (
        <small className="quiet" title={t(texts.sharedHint)}>
          {t(texts.shared)}
        </small>
      )}
      {edge.outputQuantity !== null && (
        <span className="figures quiet">
          {t(texts.yields, { amount: written.amount(edge.outputQuantity) })}
        </span>
      )}
      <Stay edge={edge} />
      <small className="trace-evidence" title={t(texts.evidenceHint[edge.evidence])}>
        {t(texts.evidence[edge.evidence])}
      </small>
      {event !== undefined && (
        <Link to="/events/$id" params={{ id: event }} className="trace-proof">
          {t(texts.proof)}
        </Link>
      )}
    </li>
  );
};

const Stay = ({ edge: { entered, left } }: { readonly edge: TraceEdge }) => {
  const t = useText();
  const written = useWritten();
  if (entered === null && left === null) return null;
  const since = left === null ? texts.stay : texts.stayUntil;
  const text = entered === null ? texts.stayTo : since;
  return (
    <small className="quiet figures">
      {t(text, {
        from: entered === null ? '' : written.time(entered),
        to: left === null ? '' : written.time(left),
      })}
    </small>
  );
};

const Left = ({ balances }: { readonly balances: readonly TraceBalance[] }) => {
  const t = useText();
  const written = useWritten();
  return (
    <span className="trace-left figures">
      {balances.map(({ uom, onHand, unexplained }) => (
        <span key={uom}>
          {onHand !== '0' && t(texts.onHand, { amount: written.amount({ quantity: onHand, uom }) })}
          {unexplained !== '0' && (
            <b className="trace-gap">
              {t(texts.gap, { amount: written.amount({ quantity: unexplained, uom }) })}
            </b>
          )}
        </span>
      ))}
    </span>
  );
};
