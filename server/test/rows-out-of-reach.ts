import { eventUuid, recordEvents } from '../trace/index.ts';
import { incoming, thing, traceEvent } from './sample-events.ts';
import type { TestApp } from './test-app.ts';

/** Makes a row that belongs to the administrator, out of reach of somebody whose range is "own". */
type RowMaker = (t: TestApp) => Promise<string>;

const adminId: RowMaker = async (t) => (await t.asAdmin({ url: '/api/me' })).json().user.id;

/** An event that the administrator captured; what is asked of it is found in no other event. */
const oddEvent = {
  '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  type: 'urn:odd:type',
  eventID: 'urn:odd:event',
  eventTime: '2026-11-24T08:00:00Z',
  eventTimeZoneOffset: '+08:00',
  action: 'OBSERVE',
  epcList: ['urn:odd:thing'],
  bizStep: 'urn:odd:step',
  disposition: 'urn:odd:disposition',
  readPoint: { id: 'urn:odd:read-point' },
  bizLocation: { id: 'urn:odd:location' },
  'forms.form': async () => 'no_such_form',
};

const ofOddEvent =
  (value: string): RowMaker =>
  async (t) => {
    const { statusCode, body } = await t.asAdmin({ method: 'POST', url: '/epcis/events', payload: oddEvent });
    if (statusCode !== 201 && statusCode !== 409) throw new Error(body);
    return value;
  };

/** By the kind of row that endpoints name. A kind that is missing here fails the sweep. */
export const rowsOutOfReach: Readonly<Record<string, RowMaker>> = {
  'identity.user': adminId,
  'identity.key': async (t) => {
    const payload = { name: '金蝶对接', rights: ['identity.users.see'] };
    return (await t.asAdmin({ method: 'POST', url: '/api/keys', payload })).json().id;
  },
  'identity.session': async (t) => (await t.asAdmin({ url: '/api/me/sessions' })).json().rows[0].id,
  // Everybody who may see roles sees them all; what is out of reach is a role that does not exist.
  'identity.role': async () => '01890000-0000-7000-8000-0000000000bb',
  'trace.event': ofOddEvent('urn:odd:event'),
  'trace.event-types': ofOddEvent('urn:odd:type'),
  'trace.epcs': ofOddEvent('urn:odd:thing'),
  'trace.biz-steps': ofOddEvent('urn:odd:step'),
  'trace.biz-locations': ofOddEvent('urn:odd:location'),
  'trace.read-points': ofOddEvent('urn:odd:read-point'),
  'trace.dispositions': ofOddEvent('urn:odd:disposition'),
  'messages.message': async (t) => {
    const id = '01890000-0000-7000-8000-0000000000aa';
    await t.asOwner(
      `insert into messages (id, user_id, kind, title, body, in_inbox)
       values ($1, $2, 'test.kind', '{"zh":"通知","en":"Notice"}', '{"zh":"","en":""}', true) on conflict do nothing`,
      [id, await adminId(t)],
    );
    return id;
  },
  'trace.recorded-event': async (t) => {
    const events = [incoming(traceEvent({ bizStep: 'urn:x:out-of-reach' }))];
    const owner = { userId: await adminId(t), departmentId: null };
    const [recording] = await t.db.transact((tx) =>
      recordEvents(tx, { events, mode: 'fact', owner }, t.ctx()),
    );
    return eventUuid(recording?.nr ?? 0);
  },
  // Named by an event of nobody's, so that whoever sees only his own events does not see it.
  'trace.unit': async (t) => {
    await t.asOwner(
      `insert into units (nr, uri, kind, label) values (281000000000001, 'urn:test:out-of-reach', 'other', 'reach')
       on conflict do nothing`,
    );
    return '281000000000001';
  },
  // Of a unit that only events of nobody's name.
  'trace.anomaly': async (t) => {
    const made = ['2026-11-24T08:00:00.000000Z', '2026-11-24T09:00:00.000000Z'].map((time) =>
      incoming(traceEvent({ action: 'ADD', time, things: [thing('urn:odd:twice')] })),
    );
    const owner = { userId: null, departmentId: null };
    await t.db.transact((tx) => recordEvents(tx, { events: made, mode: 'fact', owner }, t.ctx()));
    const [anomaly] = await t.asOwner<{ id: string }>(
      "select id from anomalies where kind = 'created-twice'",
    );
    return anomaly?.id ?? '';
  },
  'forms.form': async () => 'no_such_form',
};
