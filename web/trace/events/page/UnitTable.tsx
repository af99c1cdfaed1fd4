import type { WholeEvent } from '@yuanliu/core/trace';
import { useState } from 'react';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { formatNumber } from '../../../lib/time.ts';
import { eventPageTexts } from '../../event-page-texts.ts';
import { eventTexts } from '../../event-texts.ts';
import { wordsOfUnit } from '../../parts/kind-words.ts';
import { UnitRefLink } from '../../parts/UnitRefLink.tsx';
import { useWritten } from '../../parts/use-written.ts';
import { useEventWords } from '../use-event-words.ts';
import { type UnitLine, unitLines } from './unit-lines.ts';

const texts = eventPageTexts.units;
const shownFirst = 50;

/** Every unit that the event names: what it is in it, how much, how that is known, and its lot. */
export const UnitTable = ({ event }: { readonly event: WholeEvent }) => {
  const t = useText();
  const language = useLanguage();
  const [isWhole, setWhole] = useState(false);
  const lines = unitLines(event.units);
  const shown = isWhole ? lines : lines.slice(0, shownFirst);
  const hasLots = lines.some(({ lot }) => lot !== null);
  if (lines.length === 0) {
    return (
      <section>
        <h2>{t(texts.title)}</h2>
        <p className="quiet">{t(texts.none)}</p>
      </section>
    );
  }
  return (
    <section>
      <h2>
        {t(texts.title)} <span className="event-count">{formatNumber(lines.length, language)}</span>
      </h2>
      <table className="event-units">
        <thead>
          <tr>
            <th>{t(texts.role)}</th>
            <th>{t(texts.unit)}</th>
            <th className="event-number">{t(texts.quantity)}</th>
            <th>{t(texts.evidence)}</th>
            {hasLots && <th>{t(texts.lot)}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <Row key={line.key} line={line} type={event.type} hasLots={hasLots} />
          ))}
        </tbody>
      </table>
      {isEmptied(event, lines) && <p className="quiet event-note">{t(texts.emptied)}</p>}
      {shown.length < lines.length && (
        <button type="button" className="text-button event-all" onClick={() => setWhole(true)}>
          {t(texts.all, { count: formatNumber(lines.length, language) })}
        </button>
      )}
      {event.units.length < event.unitCount && (
        <p className="quiet">
          {t(texts.cut, {
            shown: formatNumber(event.units.length, language),
            count: formatNumber(event.unitCount, language),
          })}
        </p>
      )}
    </section>
  );
};

/** A container from which something is taken without saying what gives up all that it holds (EPCIS 2.0, 7.4.3). */
const isEmptied = ({ action }: WholeEvent, lines: readonly UnitLine[]): boolean =>
  action === 'DELETE' &&
  lines.some(({ role }) => role === 'parent') &&
  !lines.some(({ role }) => role === 'child');

interface RowProps {
  readonly line: UnitLine;
  /** Of the event. */
  readonly type: string;
  readonly hasLots: boolean;
}

const Row = ({ line, type, hasLots }: RowProps) => {
  const t = useText();
  const words = useEventWords();
  const written = useWritten();
  const { unit, role, quantity, uom, evidence, isVessel, lot } = line;
  return (
    <tr>
      <td className="event-role">{words.role(role, type)}</td>
      <td>
        <UnitRefLink unit={unit} withProduct /> <small>{t(wordsOfUnit(unit).text)}</small>
        {isVessel && <small> · {t(texts.vessel)}</small>}
      </td>
      <td className="event-number figures">
        {quantity !== null && written.amount({ quantity, uom: uom ?? '' })}
      </td>
      <td>
        <span className={`event-evidence is-${evidence}`} title={t(eventTexts.evidenceMore[evidence])}>
          {t(eventTexts.evidence[evidence])}
        </span>
      </td>
      {hasLots && <td>{lot !== null && <UnitRefLink unit={lot} />}</td>}
    </tr>
  );
};
