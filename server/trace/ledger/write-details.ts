import { canonicalDecimal, evidenceCode, fieldCode, referenceCode, roleCode } from '@yuanliu/core/trace';
import { type RawBuilder, sql } from 'kysely';
import { storableText, type Tx } from '../../platform/index.ts';
import { microseconds } from './event-content.ts';
import { givenRows } from './given-rows.ts';
import type { RecordedEvent } from './recorded-event.ts';
import { sendTogether } from './send-together.ts';

/**
 * Writes what hangs on events that were just written: graph, documents and parties, searchable values, voids; all in
 * one statement.
 */
export const writeDetails = (tx: Tx, recorded: readonly RecordedEvent[]): void =>
  sendTogether(tx, [incidencesIn(recorded), referencesIn(recorded), fieldsIn(recorded), voidsIn(recorded)]);

type Insertion = RawBuilder<unknown> | undefined;

const incidenceColumns = {
  flow_nr: 'bigint',
  event_nr: 'bigint',
  role: 'smallint',
  field: 'smallint',
  position: 'integer',
  unit_nr: 'bigint',
  quantity: 'numeric',
  uom: 'text',
  evidence: 'smallint',
  is_vessel: 'boolean',
  peer_nr: 'bigint',
  event_time: 'timestamptz',
} as const;

const referenceColumns = {
  event_nr: 'bigint',
  kind: 'smallint',
  position: 'integer',
  type: 'text',
  value: 'text',
} as const;

const fieldColumns = {
  event_nr: 'bigint',
  position: 'integer',
  path: 'text',
  text_value: 'text',
  number_value: 'numeric',
  time_value: 'timestamptz',
} as const;

const voidColumns = { event_nr: 'bigint', declaration_nr: 'bigint', known_from: 'timestamptz' } as const;

const incidencesIn = (recorded: readonly RecordedEvent[]): Insertion => {
  const lines = recorded.flatMap(({ nr, flowNr, key, incidences }) =>
    incidences.map((line) => ({
      flow_nr: flowNr,
      event_nr: nr,
      role: roleCode[line.role],
      field: fieldCode[line.field],
      position: line.position,
      unit_nr: line.unitNr,
      quantity: line.quantity,
      uom: line.uom,
      evidence: evidenceCode[line.evidence],
      is_vessel: line.isVessel,
      peer_nr: line.peerNr,
      event_time: key.time,
    })),
  );
  if (lines.length === 0) return undefined;
  const { names, table } = givenRows(incidenceColumns, lines);
  return sql`insert into incidences (${names}) select ${names} from ${table}`;
};

const referencesIn = (recorded: readonly RecordedEvent[]): Insertion => {
  const lines = recorded.flatMap(({ nr, event }) =>
    [
      ...event.transactions.map((each, position) => ({ ...each, position, kind: referenceCode.transaction })),
      ...event.sources.map((each, position) => ({ ...each, position, kind: referenceCode.source })),
      ...event.destinations.map((each, position) => ({ ...each, position, kind: referenceCode.destination })),
    ].map(({ kind, position, type, id }) => ({
      event_nr: nr,
      kind,
      position,
      type: type === undefined ? null : storableText(type),
      value: storableText(id),
    })),
  );
  if (lines.length === 0) return undefined;
  const { names, table } = givenRows(referenceColumns, lines);
  return sql`insert into event_references (${names}) select ${names} from ${table}`;
};

const fieldsIn = (recorded: readonly RecordedEvent[]): Insertion => {
  const lines = recorded.flatMap(({ nr, event }) =>
    event.searchable.map(({ path, text, number, time }, position) => ({
      event_nr: nr,
      position,
      path: storableText(path),
      text_value: text === undefined ? null : storableText(text),
      number_value: number === undefined ? null : canonicalDecimal(number),
      time_value: time === undefined ? null : microseconds(time),
    })),
  );
  if (lines.length === 0) return undefined;
  const { names, table } = givenRows(fieldColumns, lines);
  return sql`insert into event_fields (${names}) select ${names} from ${table}`;
};

/** A declaration asserts nothing itself, and neither does what it declares wrong as soon as both are here. */
const voidsIn = (recorded: readonly RecordedEvent[]): Insertion => {
  const lines = recorded.flatMap(({ nr, isDeclaration, voids, voidedBy, recordTime }) => {
    const known_from = recordTime.toISOString();
    const own = { event_nr: nr, declaration_nr: nr, known_from };
    if (isDeclaration) return voids === undefined ? [own] : [own, { ...own, event_nr: voids }];
    return voidedBy === undefined ? [] : [{ ...own, declaration_nr: voidedBy }];
  });
  // An event and its declaration in one batch would both name the pair.
  const each = [...new Map(lines.map((line) => [line.event_nr, line])).values()];
  if (each.length === 0) return undefined;
  const { names, table } = givenRows(voidColumns, each);
  return sql`insert into event_voids (${names}) select ${names} from ${table} order by event_nr`;
};
