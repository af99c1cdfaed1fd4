import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import type { RecordedEvent } from '../ledger/recorded-event.ts';
import { marksOf } from './recorded-steps.ts';

/** The kinds of `event_marks`. */
export const markCode = { hold: 1, lift: 2, cleaning: 3, set: 4, unset: 5, doubt: 6 } as const;

/** Writes what events say beside their columns, for the folds. Declarations keep theirs too: they are no others' facts. */
export const writeMarks = (tx: Tx, events: readonly RecordedEvent[]): void => {
  const lines = events.flatMap((recorded) =>
    marksOf(recorded).map(({ kind, ...mark }, position) => ({
      event_nr: recorded.nr,
      position,
      kind: markCode[kind],
      ...mark,
    })),
  );
  if (lines.length === 0) return;
  tx.send(sql`
    insert into event_marks (event_nr, position, kind, name, reason, paper, person, doubt)
    select event_nr, position, kind, name, reason, paper, person, doubt
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line (
      event_nr bigint, position integer, kind smallint, name text, reason text, paper text, person text,
      doubt jsonb)`);
};
