import { describe, expect, test } from 'vitest';
import { emptyLedger } from '../../test/sample-events.ts';
import { testDatabase } from '../../test/test-database.ts';
import { scenario } from './test-scenario.ts';
import { at } from './test-teller.ts';
import { house, item, seen, shop, uuid, wrong } from './test-words.ts';

const { t, it } = scenario({ open: testDatabase, empty: emptyLedger });

const said = async () =>
  t.asOwner<{ kind: string; state: string; fields: string }>(
    "select kind, state, data->>'fields' as fields from anomalies order by raised_at",
  );
const differs = (fields: string) => ({ kind: 'declaration-differs', state: 'open', fields });

describe('a declaration that says something else than the event', () => {
  const event = { ...seen('08:00', item('1')), eventID: uuid(1), bizLocation: { id: house } };
  const other = wrong({ ...event, epcList: [item('2')], bizLocation: { id: shop } });

  test('voids it all the same, and is told with the fields', async () => {
    await it.record([event]);
    await it.record([other]);
    expect(await said()).toEqual([differs('bizLocation, epcList')]);
    expect(await it.anomalies(item('1'))).toEqual(['declaration-differs']);
    expect(await t.asOwner('select count(*)::int as n from unit_states where event_count > 0')).toEqual([
      { n: 0 },
    ]);
  });
  test('in whatever order they arrive, and when they come together', async () => {
    await it.record([other]);
    expect(await said()).toEqual([]);
    await it.record([event]);
    await it.record([
      { ...event, eventID: uuid(2) },
      { ...other, eventID: uuid(2) },
    ]);
    expect(await said()).toEqual([differs('bizLocation, epcList'), differs('bizLocation, epcList')]);
  });
  test('stays told when its unit goes on, and after a rebuild from nothing', async () => {
    await it.record([event]);
    await it.record([other]);
    await it.record([seen('07:00', item('1')), seen('09:00', item('1'))]);
    expect(await said()).toEqual([differs('bizLocation, epcList')]);
    await t.asOwner('truncate anomalies, unit_states');
    await it.rebuild();
    expect(await said()).toEqual([differs('bizLocation, epcList')]);
    await it.rebuild();
    expect(await said()).toEqual([differs('bizLocation, epcList')]);
  });
  test('also in a field with half a character in its name', async () => {
    const name = 'yuanliu:half\uD83D';
    await it.record([{ ...event, [name]: 'a' }]);
    await it.record([wrong({ ...event, [name]: 'b' })]);
    expect(await said()).toEqual([differs('{urn:yuanliu:epcis:}half\uFFFD')]);
  });
  test('of one that names no thing is told of what the declaration names', async () => {
    const { epcList: _, ...nothing } = event;
    const measured = {
      ...nothing,
      readPoint: { id: house },
      sensorElementList: [{ sensorReport: [{ type: 'Temperature', value: 4, uom: 'CEL' }] }],
    };
    await it.record([measured]);
    await it.record([wrong({ ...measured, epcList: [item('3')] })]);
    expect(await it.anomalies(item('3'))).toEqual(['declaration-differs']);
  });
  test('but in spelling alone is the same', async () => {
    await it.record([{ ...event, epcList: [item('1'), item('2')] }]);
    await it.record([
      wrong({
        ...event,
        eventTime: '2026-03-04T00:00:00Z',
        epcList: ['urn:epc:id:sgtin:4012345.011111.2', item('1')],
        bizStep: 'https://ref.gs1.org/cbv/BizStep-inspecting',
      }),
    ]);
    expect([await said(), at('08:00').eventTime]).toEqual([[], '2026-03-04T08:00:00+08:00']);
  });
});
