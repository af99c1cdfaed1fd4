import { useState } from 'react';
import { useText } from '../../../lib/text.ts';
import { genealogyTexts as texts } from '../../genealogy-texts.ts';
import { kindWords } from '../../parts/kind-words.ts';
import type { TraceAnswer, TraceGroup, TraceLevel } from './trace-levels.ts';
import { TraceUnitRow, type TraceWords } from './TraceUnitRow.tsx';

interface TraceLevelsProps {
  readonly answer: TraceAnswer;
  readonly levels: readonly TraceLevel[];
}

const mostRows = 12;

/** The units of an answer, as many steps away as their level says, those of one kind together. */
export const TraceLevels = ({ answer, levels }: TraceLevelsProps) => {
  const t = useText();
  const words: TraceWords = {
    direction: answer.direction,
    units: new Map(answer.units.map((unit) => [unit.uri, unit])),
    events: new Map(answer.events.map(({ eventId, id }) => [eventId, id])),
  };
  return (
    <ol className="trace-levels">
      {levels.map(({ number, groups }) => (
        <li key={number} className="trace-level">
          <header>
            <h3>{t(texts.level, { number })}</h3>
            <span className="quiet">
              {groups
                .map(({ kind, rows }) =>
                  t(texts.kindCount, { count: rows.length, kind: t(kindWords(kind).text) }),
                )
                .join(' · ')}
            </span>
          </header>
          {groups.map((group) => (
            <Group key={group.kind} group={group} words={words} />
          ))}
        </li>
      ))}
    </ol>
  );
};

const Group = ({ group: { rows }, words }: { readonly group: TraceGroup; readonly words: TraceWords }) => {
  const t = useText();
  const [most, setMost] = useState(mostRows);
  const rest = rows.length - most;
  return (
    <ul className="trace-rows">
      {rows.slice(0, most).map((row) => (
        <TraceUnitRow key={row.unit.uri} row={row} words={words} />
      ))}
      {rest > 0 && (
        <li>
          <button type="button" className="text-button trace-rest" onClick={() => setMost(most + 100)}>
            {t(texts.rest, { count: rest })}
          </button>
        </li>
      )}
    </ul>
  );
};
