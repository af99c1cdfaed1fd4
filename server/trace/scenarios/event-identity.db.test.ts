import { describe, expect, test } from 'vitest';
import { emptyLedger } from '../../test/sample-events.ts';
import { testDatabase } from '../../test/test-database.ts';
import { scenario } from './test-scenario.ts';
import { at } from './test-teller.ts';
import { house, item, shop, uuid, wrong } from './test-words.ts';

const { t, it } = scenario({ open: testDatabase, empty: emptyLedger });

describe('identity and declarations', () => {
  const seen = { ...at('08:00'), action: 'OBSERVE', epcList: [item('1')] };
  const outcomes = async (...events: object[]) =>
    (await it.record(events.map((each) => ({ ...each })))).map(({ outcome }) => outcome);

  test('without eventID a declaration finds its original by the hash', async () => {
    await it.record([{ ...seen, bizLocation: { id: house } }]);
    await it.record([wrong({ ...seen, bizLocation: { id: house } })]);
    expect(await t.asOwner('select count(*)::int as n from event_voids')).toEqual([{ n: 2 }]);
    expect(await outcomes(wrong({ ...seen, bizLocation: { id: house } }))).toEqual(['duplicate']);
  });
  test('a declaration alone asserts nothing and voids what comes later', async () => {
    const event = { ...seen, eventID: uuid(1), bizLocation: { id: house } };
    await it.record([wrong(event)]);
    expect(await t.asOwner('select count(*)::int as n from unit_states where event_count > 0')).toEqual([
      { n: 0 },
    ]);
    expect(await outcomes(event)).toEqual(['recorded']);
    expect(await t.asOwner('select count(*)::int as n from unit_states where event_count > 0')).toEqual([
      { n: 0 },
    ]);
  });
  test('a declaration of a declaration, with another reason, is a conflict; the original stays void', async () => {
    const event = { ...seen, eventID: uuid(1) };
    await it.record([event]);
    await it.record([wrong(event)]);
    expect(
      await outcomes({ ...event, errorDeclaration: { declarationTime: '2026-03-06T00:00:00Z' } }),
    ).toEqual(['conflict']);
    expect(await t.asOwner('select count(*)::int as n from event_voids')).toEqual([{ n: 2 }]);
  });
  test('a declaration re-sent with its moment in another zone is the same', async () => {
    const event = { ...seen, eventID: uuid(1) };
    await it.record([wrong(event)]);
    expect(
      await outcomes({
        ...event,
        errorDeclaration: {
          declarationTime: '2026-03-05T08:00:00.000+08:00',
          reason: 'https://ref.gs1.org/cbv/ER-did_not_occur',
        },
      }),
    ).toEqual(['duplicate']);
  });
  test('the same told under another id is kept and flagged until one is declared wrong', async () => {
    await it.record([{ ...seen, eventID: uuid(1) }]);
    await it.record([{ ...seen, eventID: uuid(2) }]);
    expect(await it.anomalies(item('1'))).toEqual(['possible-duplicate']);
    await it.record([wrong({ ...seen, eventID: uuid(1) })]);
    expect(await it.anomalies(item('1'))).toEqual([]);
  });
  test('the same told under another id is flagged in an event that names no thing', async () => {
    const measured = {
      ...at('08:00'),
      action: 'OBSERVE',
      readPoint: { id: house },
      sensorElementList: [{ sensorReport: [{ type: 'Temperature', value: 4, uom: 'CEL' }] }],
    };
    await it.record([{ ...measured, eventID: uuid(1) }]);
    await it.record([{ ...measured, eventID: uuid(2) }]);
    expect(await t.asOwner('select count(*)::int as n from events')).toEqual([{ n: 2 }]);
  });
  test('500 events of one and the same unit, all at the same moment, go in at once and again', async () => {
    const events = Array.from({ length: 500 }, (_, n) => ({
      ...seen,
      eventID: uuid(n),
      bizLocation: { id: n % 2 === 0 ? house : shop },
    }));
    expect(new Set(await outcomes(...events))).toEqual(new Set(['recorded']));
    expect(new Set(await outcomes(...events))).toEqual(new Set(['duplicate']));
    expect(await it.place(item('1'))).toBe(`location:${shop}`);
  });
});
