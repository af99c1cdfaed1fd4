import { eventUuid } from '../ledger/event-number.ts';
import type { History } from './test-history.ts';

/** To whom the events of a history belong. */
export interface Owner {
  readonly recordedBy?: (event: number) => string | null;
}

/** Writes a history into the ledger's tables as it stands, past recording: for shapes that would take long to record. */
export const storeHistory = async (
  { asOwner }: { readonly asOwner: (text: string, values?: unknown[]) => Promise<unknown> },
  { units, events, lines }: History,
  { recordedBy = () => null }: Owner = {},
): Promise<void> => {
  const flows = new Map(lines.map(({ event, flow }) => [event, flow]));
  await asOwner(`insert into event_contexts values (1, sha256('x'), '{}') on conflict do nothing`);
  await asOwner(
    `insert into units (nr, uri, kind, space, low, high, magnitude, label)
     select nr, uri, kind, space, low, high,
       case when kind = 'run' then ceil(log(2, high - low + 1))::smallint end, label
     from json_to_recordset($1) as u (nr bigint, uri text, kind text, space text, low bigint, high bigint, label text)`,
    [JSON.stringify(units)],
  );
  await asOwner(
    `insert into events (nr, id, event_id, is_declaration, is_id_minted, hash, type, action, event_time,
       time_zone_offset, record_time, position, biz_step, flow_nr, document, context_nr, recorded_by, content_hash)
     select nr, id, "eventId", false, false, decode(hash || repeat('00', 24), 'hex'), type, action,
       to_timestamp(time / 1e6), "offset", now(), position, step, flow, '{}', 1, owner, sha256('x')
     from json_to_recordset($1) as e (nr bigint, id uuid, "eventId" text, hash text, type text, action smallint,
       time bigint, "offset" text, position int, step text, flow bigint, owner uuid)`,
    [
      JSON.stringify(
        events.map((event) => ({
          ...event,
          id: eventUuid(event.nr),
          flow: flows.get(event.nr) ?? event.nr,
          owner: recordedBy(event.nr),
        })),
      ),
    ],
  );
  await asOwner(`insert into event_voids select nr, nr, now() from unnest($1::bigint[]) nr`, [
    events.filter(({ isVoid }) => isVoid).map(({ nr }) => nr),
  ]);
  await asOwner(
    `insert into event_fields (event_nr, position, path, text_value)
     select nr, 0, 'ext:{urn:yuanliu:epcis}cleaning', 'verified' from unnest($1::bigint[]) nr`,
    [events.filter(({ isCleaning }) => isCleaning).map(({ nr }) => nr)],
  );
  await asOwner(
    `insert into incidences (flow_nr, event_nr, role, field, position, unit_nr, quantity, uom, evidence, is_vessel,
       peer_nr, event_time)
     select flow, event, role, (split_part(place, '.', 2)::int % 16)::smallint, split_part(place, '.', 2)::int / 16, unit, quantity,
       uom, evidence, "isVessel", peer, to_timestamp(time / 1e6)
     from json_to_recordset($1) as i (flow bigint, event bigint, role smallint, place text, unit bigint,
       quantity numeric, uom text, evidence smallint, "isVessel" boolean, peer bigint, time bigint)`,
    [JSON.stringify(lines)],
  );
  await asOwner('analyze units, events, incidences');
};
