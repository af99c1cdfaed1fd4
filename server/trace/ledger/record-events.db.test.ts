import { ledgerTitle, type TraceEvent } from '@yuanliu/core/trace';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { printVerification, sealWaiting, startSealer, verifyLog } from '../../platform/index.ts';
import { stoppedClock, type TestDatabase, testDatabase } from '../../test/test-database.ts';
import type { IncomingEvent, Recordable, Recording } from './incoming-event.ts';
import { ledgerSource } from './ledger-source.ts';
import { recordEvents } from './record-events.ts';
import { emptyLedger, incoming, thing, traceEvent } from '../../test/sample-events.ts';

let t: TestDatabase;
const clock = stoppedClock('2026-03-05T08:00:00.000Z');

beforeAll(async () => {
  t = await testDatabase();
});
beforeEach(() => emptyLedger(t));
afterAll(async () => t.close());

const record = (events: readonly IncomingEvent[], more: Partial<Recordable> = {}): Promise<Recording[]> =>
  t.db.transact((tx) => recordEvents(tx, { events, mode: 'fact', ...more }, t.ctx({ clock })));

const recordOne = async (event: TraceEvent): Promise<Recording> => {
  const [recording] = await record([incoming(event)]);
  if (recording === undefined) throw new Error('nothing was said of the event');
  return recording;
};

const outcomes = (recordings: readonly Recording[]): string[] => recordings.map(({ outcome }) => outcome);
const countOf = async (table: string): Promise<number> =>
  Number((await t.asOwner<{ n: string }>(`select count(*) as n from ${table}`))[0]?.n);

const item = (serial: string) => thing(`https://id.gs1.org/01/09520123456788/21/${serial}`);
const seen = (serial: string, more: Partial<TraceEvent> = {}): TraceEvent =>
  traceEvent({ things: [item(serial)], ...more });

describe('an event is kept once', () => {
  test('whatever its id is: given, or minted of its hash', async () => {
    const given = seen('1', { eventId: 'urn:uuid:00000000-0000-4000-8000-000000000001' });
    const minted = seen('2');
    const first = await record([incoming(given), incoming(minted, 1)]);
    expect(outcomes(first)).toEqual(['recorded', 'recorded']);
    expect(first[1]?.eventId).toMatch(/^ni:\/\/\/sha-256;[0-9a-f]{64}\?ver=CBV2\.0$/);
    const again = await record([incoming(given), incoming(minted, 1)]);
    expect(again).toEqual(
      first.map(({ index, eventId, nr }) => ({ index, eventId, nr, outcome: 'duplicate' })),
    );
    expect(await countOf('events')).toBe(2);
    expect(await countOf('incidences')).toBe(2);
  });

  test('also when one document holds it twice', async () => {
    const twice = [incoming(seen('1')), incoming(seen('1'), 1)];
    expect(outcomes(await record(twice))).toEqual(['recorded', 'duplicate']);
    expect(await countOf('events')).toBe(1);
  });

  test('another event under the same eventID is a conflict and leaves nothing', async () => {
    const eventId = 'urn:uuid:00000000-0000-4000-8000-000000000001';
    await recordOne(seen('1', { eventId }));
    expect(outcomes(await record([incoming(seen('2', { eventId })), incoming(seen('3'), 1)]))).toEqual([
      'conflict',
      'recorded',
    ]);
    expect(await countOf('events')).toBe(2);
    const units = await t.asOwner<{ label: string }>(
      `select label from units where kind = 'item' order by label`,
    );
    expect(units.map(({ label }) => label)).toEqual(['1', '3']);
  });

  test('two different ones in one document too', async () => {
    const eventId = 'urn:uuid:00000000-0000-4000-8000-000000000001';
    const both = [incoming(seen('1', { eventId })), incoming(seen('2', { eventId }), 1)];
    expect(outcomes(await record(both))).toEqual(['recorded', 'conflict']);
    expect(outcomes(await record(both))).toEqual(['duplicate', 'conflict']);
  });

  test('the same said under two ids is two events', async () => {
    const ids = [
      'urn:uuid:00000000-0000-4000-8000-000000000001',
      'urn:uuid:00000000-0000-4000-8000-000000000002',
    ];
    for (const eventId of ids) expect((await recordOne(seen('1', { eventId }))).outcome).toBe('recorded');
    expect(await t.asOwner('select count(distinct hash) as hashes, count(*) as events from events')).toEqual([
      { hashes: '1', events: '2' },
    ]);
  });

  test('ten recordings at once of the same hundred, in ten orders', async () => {
    const events = Array.from({ length: 100 }, (_, place) =>
      incoming(
        traceEvent({
          type: 'TransformationEvent',
          transformationId: `urn:batch:${place % 7}`,
          things: [
            { ...item(`${place}`), field: 'inputEPCList' },
            { ...item(`${place + 1}`), field: 'outputEPCList' },
          ],
        }),
        place,
      ),
    );
    const beside = t.openBeside(10);
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, turn) => {
        const turned = [...events.slice(turn * 9), ...events.slice(0, turn * 9)];
        const order = turn % 2 === 0 ? turned : turned.toReversed();
        return beside.transact((tx) => recordEvents(tx, { events: order, mode: 'fact' }, t.ctx({ clock })));
      }),
    );
    expect(all.flat().filter(({ outcome }) => outcome === 'recorded')).toHaveLength(100);
    expect(all.flat().filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(900);
    expect(await countOf('events')).toBe(100);
    expect(await countOf('incidences')).toBe(200);
    expect(await countOf('event_flows')).toBe(7);
    expect(await countOf('seal_pending')).toBe(100);
    expect(
      (await t.asOwner('select deadlocks from pg_stat_database where datname = current_database()'))[0],
    ).toEqual({ deadlocks: '0' });
  });

  test('a transaction that fails behind it leaves nothing, and the same goes in afterwards', async () => {
    const events = [incoming(seen('1'))];
    await expect(
      t.db.transact(async (tx) => {
        await recordEvents(tx, { events, mode: 'fact' }, t.ctx({ clock }));
        throw new Error('the power went');
      }),
    ).rejects.toThrow('the power went');
    for (const table of ['events', 'units', 'incidences', 'event_contexts', 'seal_pending'])
      expect([table, await countOf(table)]).toEqual([table, 0]);
    expect(outcomes(await record(events))).toEqual(['recorded']);
  });
});

describe('an error declaration', () => {
  const eventId = 'urn:uuid:00000000-0000-4000-8000-000000000001';
  const original = seen('1', { eventId });
  const declaration = seen('1', {
    eventId,
    declaration: {
      time: '2026-03-05T01:00:00.000Z',
      reason: 'https://ref.gs1.org/cbv/ER-incorrect_data',
      correctiveIds: ['urn:uuid:00000000-0000-4000-8000-000000000002'],
    },
  });
  const voids = () =>
    t.asOwner(`select o.is_declaration as declared, d.is_declaration as by, v.known_from
               from event_voids v join events o on o.nr = v.event_nr join events d on d.nr = v.declaration_nr
               order by 1`);
  const both = [
    { declared: false, by: true, known_from: clock.now() },
    { declared: true, by: true, known_from: clock.now() },
  ];

  test.for([
    ['behind its original', [[original], [declaration]]],
    ['before its original', [[declaration], [original]]],
    ['together with it', [[original, declaration]]],
    ['together with it, the other way round', [[declaration, original]]],
  ] as const)('%s voids it', async ([, batches]) => {
    for (const batch of batches) await record(batch.map(incoming));
    expect(await voids()).toEqual(both);
    for (const batch of batches)
      expect(outcomes(await record(batch.map(incoming)))).toEqual(batch.map(() => 'duplicate'));
    expect(await voids()).toEqual(both);
  });

  test('comes with its original from two sides at once', async () => {
    const pairs = Array.from({ length: 20 }, (_, place) => {
      const id = `urn:uuid:00000000-0000-4000-8000-0000000001${place + 10}`;
      return [
        { ...original, eventId: id },
        { ...declaration, eventId: id },
      ] as const;
    });
    const beside = t.openBeside(10);
    const one = (event: TraceEvent) =>
      beside.transact((tx) =>
        recordEvents(tx, { events: [incoming(event)], mode: 'fact' }, t.ctx({ clock })),
      );
    await Promise.all(pairs.flatMap(([first, second]) => [one(first), one(second)]));
    expect(await countOf('event_voids')).toBe(40);
  });

  test('that gives another reason is a conflict', async () => {
    await record([incoming(declaration)]);
    const other = { ...declaration, declaration: { time: '2026-03-05T01:00:00.000Z', correctiveIds: [] } };
    expect(outcomes(await record([incoming(other)]))).toEqual(['conflict']);
  });
});

describe('what is written beside an event', () => {
  test('serials in a row are one unit, tied to their lot', async () => {
    const lot = 'urn:epc:class:lgtin:9520123.045678.L7';
    await recordOne(
      traceEvent({
        action: 'ADD',
        things: [
          thing(lot, {
            field: 'quantityList',
            quantity: '1000000',
            run: { low: '0000001', high: '1000000' },
          }),
        ],
      }),
    );
    expect(
      await t.asOwner(`select u.uri, u.kind, u.space, u.low, u.high, u.magnitude, u.label, c.uri as class
                       from units u left join units c on c.nr = u.class_nr order by u.kind`),
    ).toEqual([
      {
        uri: 'https://id.gs1.org/01/09520123456788',
        kind: 'class',
        space: null,
        low: null,
        high: null,
        magnitude: null,
        label: '09520123456788',
        class: null,
      },
      {
        uri: 'https://id.gs1.org/01/09520123456788/10/L7',
        kind: 'lot',
        space: null,
        low: null,
        high: null,
        magnitude: null,
        label: 'L7',
        class: 'https://id.gs1.org/01/09520123456788',
      },
      {
        uri: 'https://id.gs1.org/01/09520123456788/21/#0000001-1000000',
        kind: 'run',
        space: 'https://id.gs1.org/01/09520123456788/21/#7',
        low: '1',
        high: '1000000',
        magnitude: 20,
        label: '0000001–1000000',
        class: 'https://id.gs1.org/01/09520123456788',
      },
    ]);
    expect(
      await t.asOwner(`select i.role, i.field, i.quantity, u.kind, p.kind as peer
                       from incidences i join units u on u.nr = i.unit_nr left join units p on p.nr = i.peer_nr
                       order by i.role`),
    ).toEqual([
      { role: 2, field: 2, quantity: '1000000', kind: 'run', peer: null },
      { role: 5, field: 2, quantity: '1000000', kind: 'run', peer: 'lot' },
    ]);
  });

  test('owner, capture, references, fields and the pool of a transformationID', async () => {
    const userId = '0192f0c1-0000-7000-8000-00000000000a';
    const captureId = '0192f0c1-0000-7000-8000-00000000000c';
    const event = traceEvent({
      type: 'TransformationEvent',
      transformationId: 'urn:order:7',
      things: [
        thing('https://id.gs1.org/01/09520123456788/10/A', {
          field: 'inputQuantityList',
          quantity: '12.50',
          uom: 'KGM',
          evidence: 'posted',
          vessel: true,
        }),
      ],
      transactions: [{ type: 'https://ref.gs1.org/cbv/BTT-po', id: 'urn:epcglobal:cbv:bt:9520123:4711' }],
      sources: [
        { type: 'https://ref.gs1.org/cbv/SDT-owning_party', id: 'https://id.gs1.org/417/9520123000015' },
      ],
      searchable: [
        { path: 'x', text: '酸奶\u0000\ud800' },
        { path: 'y', number: '1e2', time: '2026-03-04T10:00:30.123456Z' },
      ],
    });
    await record([incoming(event), incoming({ ...event, time: '2026-03-04T11:00:00.000Z' })], {
      captureId,
      owner: { userId, departmentId: userId },
    });
    expect(
      await t.asOwner(`select e.recorded_by, e.department_id, e.capture_id, e.flow_nr = f.nr as pooled
                       from events e join event_flows f using (transformation_id)`),
    ).toEqual(
      Array.from({ length: 2 }, () => ({
        recorded_by: userId,
        department_id: userId,
        capture_id: captureId,
        pooled: true,
      })),
    );
    expect(await t.asOwner('select quantity, uom, evidence, is_vessel from incidences limit 1')).toEqual([
      { quantity: '12.5', uom: 'KGM', evidence: 4, is_vessel: true },
    ]);
    expect(
      await t.asOwner('select kind, type, value from event_references order by event_nr, kind limit 2'),
    ).toEqual([
      { kind: 1, type: 'https://ref.gs1.org/cbv/BTT-po', value: 'urn:epcglobal:cbv:bt:9520123:4711' },
      {
        kind: 2,
        type: 'https://ref.gs1.org/cbv/SDT-owning_party',
        value: 'https://id.gs1.org/417/9520123000015',
      },
    ]);
    expect(
      await t.asOwner(`select path, text_value, number_value, time_value = '2026-03-04T10:00:30.123456Z' as exact
                       from event_fields order by event_nr, position limit 2`),
    ).toEqual([
      { path: 'x', text_value: '酸奶\uFFFD\uFFFD', number_value: null, exact: null },
      { path: 'y', text_value: null, number_value: '100', exact: true },
    ]);
  });

  test('numbers grow', async () => {
    const first = await record(
      Array.from({ length: 1_500 }, (_, place) => incoming(seen(`${place}`), place)),
    );
    const nrs = first.map(({ nr }) => nr);
    expect(nrs).toEqual(nrs.toSorted((a, b) => a - b));
    expect(new Set(nrs).size).toBe(1_500);
  });
});

describe('the seal', () => {
  const hostile = traceEvent({
    things: [
      thing('https://id.gs1.org/01/09520123456788/10/A%2FB', {
        field: 'quantityList',
        quantity: '1.0',
        uom: 'KGM',
      }),
      thing('urn:epc:id:sgtin:9520123.045678.77', {
        lotUri: 'https://id.gs1.org/01/09520123456788/10/A%2FB',
      }),
    ],
    time: '2026-03-04T10:00:30.123456Z',
    bizStep: 'urn:步骤:\u0000\ud800',
    readPoint: 'https://id.gs1.org/414/9520123000015',
  });

  test('is over what the database gives back', async () => {
    await record([
      incoming(hostile),
      incoming(
        {
          ...hostile,
          eventId: 'urn:x:1',
          declaration: { time: '2026-03-05T01:00:00.5Z', correctiveIds: ['urn:x:2'] },
        },
        1,
      ),
    ]);
    expect(await verifyLog(t.db, ledgerSource)).toMatchObject({ intact: true, size: 0, tail: { count: 2 } });
    expect(await sealWaiting(t.db)).toBe(2);
    expect(await verifyLog(t.db, ledgerSource)).toMatchObject({ intact: true, size: 2 });
  });

  test('raises no false alarm while events are recorded, declared wrong and sealed', async () => {
    const sealer = startSealer({ db: t.db, log: t.ctx().log });
    let isRecording = true;
    let count = 0;
    const recorders = [1, 2].map(async () => {
      while (isRecording) {
        const eventId = `urn:x:${(count += 1)}`;
        const declaration = { time: '2026-03-05T01:00:00.000Z', correctiveIds: [] };
        await record([incoming({ ...hostile, eventId })]);
        await record([incoming({ ...hostile, eventId, declaration })]);
      }
    });
    for (let turn = 0; turn < 10; turn += 1)
      expect(await verifyLog(t.db, ledgerSource)).toMatchObject({ intact: true, findings: [] });
    isRecording = false;
    await Promise.all(recorders);
    await sealer.stop();
    expect(await verifyLog(t.db, ledgerSource)).toMatchObject({ intact: true, tail: { count: 0 } });
    expect(count).toBeGreaterThan(1);
  });

  test('is set after a restart on what waited over it', async () => {
    await record([incoming(hostile)]);
    const afterwards = t.openBeside(2);
    await startSealer({ db: afterwards, log: t.ctx().log }).stop();
    expect(await verifyLog(afterwards, ledgerSource)).toMatchObject({
      intact: true,
      size: 1,
      tail: { count: 0 },
    });
  });

  test.for([
    `events set event_id = 'urn:x:2'`,
    `events set id = '00000000-0000-7000-8000-000000000000'`,
    `events set is_id_minted = not is_id_minted`,
    `events set hash = sha256(hash)`,
    `events set type = 'AggregationEvent'`,
    `events set action = 1`,
    `events set event_time = event_time + interval '1 microsecond'`,
    `events set time_zone_offset = '+09:00'`,
    `events set record_time = record_time + interval '1 microsecond'`,
    `events set position = 1`,
    `events set biz_step = null`,
    `events set disposition = 'x'`,
    `events set read_point = null`,
    `events set biz_location = 'x'`,
    `events set transformation_id = 'x'`,
    `events set flow_nr = 99`,
    `events set declaration_time = now()`,
    `events set error_reason = 'x'`,
    `events set corrective_ids = '{x}'`,
    `events set document = document || ' '`,
    `events set context_nr = 99`,
    `events set capture_id = '00000000-0000-7000-8000-000000000000'`,
    `events set recorded_by = '00000000-0000-7000-8000-000000000000'`,
    `events set department_id = '00000000-0000-7000-8000-000000000000'`,
    `events set content_hash = sha256(content_hash)`,
    `event_contexts set content = '{}'`,
    `incidences set role = 1 where role = 6`,
    `incidences set quantity = 2 where field = 2`,
    `incidences set unit_nr = peer_nr where peer_nr is not null`,
    `incidences set evidence = 2`,
    `units set uri = uri || 'x' where kind = 'lot'`,
  ])('shows a changed row: %s', async (change) => {
    await recordOne(hostile);
    await sealWaiting(t.db);
    await t.asOwner(`update ${change}`);
    const [first] = (await verifyLog(t.db, ledgerSource)).findings;
    expect(first).toMatchObject({
      kind: 'row-changed',
      first: 0,
      title: expect.stringContaining('2026-03-04T10:00:30'),
    });
  });

  test.for([
    [
      'incidences',
      `insert into incidences select 99, event_nr, role, field, position, unit_nr, quantity, uom,
                      evidence, is_vessel, peer_nr, event_time from incidences where role = 6 limit 1`,
    ],
    ['incidences', `update incidences set event_time = event_time + interval '1 second' where role = 6`],
    ['event_voids', `insert into event_voids select min(nr), max(nr), now() from events`],
    ['event_voids', 'delete from event_voids where event_nr <> declaration_nr'],
    ['event_voids', `update event_voids set known_from = known_from + interval '1 day'`],
  ] as const)('shows what hangs on events and does not follow from them: %s %s', async ([what, change]) => {
    const eventId = 'urn:x:9';
    const declaration = { time: '2026-03-05T01:00:00.000Z', correctiveIds: [] };
    await record([
      incoming(hostile),
      incoming({ ...hostile, eventId }, 1),
      incoming({ ...hostile, eventId, declaration }, 2),
    ]);
    await sealWaiting(t.db);
    expect(await verifyLog(t.db, ledgerSource)).toMatchObject({ intact: true });
    await t.asOwner(change);
    const verification = await verifyLog(t.db, ledgerSource);
    expect(verification.findings[0]).toMatchObject({
      kind: 'row-contradicted',
      first: null,
      title: expect.stringContaining(what),
    });
    const said = printVerification(verification, ledgerTitle).join('\n');
    expect(said).toMatch(what === 'incidences' ? /事件 #\d+ 的单元关系/ : /事件 #\d+ 的作废关系/);
    expect(said).not.toContain(what);
  });

  test('shows a row that is gone, by its number', async () => {
    const { nr } = await recordOne(hostile);
    await sealWaiting(t.db);
    await t.asOwner('delete from events');
    const [first] = (await verifyLog(t.db, ledgerSource)).findings;
    expect(first).toMatchObject({ kind: 'row-missing', title: `#${nr}` });
  });

  test.for([
    'events',
    'event_voids',
    'event_flows',
    'units',
    'incidences',
    'event_references',
    'event_fields',
    'event_contexts',
  ])('the application can neither change nor delete %s', async (table) => {
    const column =
      table === 'event_contexts' || table === 'event_flows' || table === 'units' ? 'nr' : 'event_nr';
    const named = table === 'events' ? 'nr' : column;
    for (const statement of [
      `update ${table} set ${named} = ${named}`,
      `delete from ${table}`,
      `truncate ${table}`,
    ])
      await expect(t.openBeside(1).pool.query(`begin read write; ${statement}`)).rejects.toMatchObject({
        code: '42501',
      });
  });
});
