import { describe, expect, test } from 'vitest';
import { emptyLedger } from '../../test/sample-events.ts';
import { testDatabase } from '../../test/test-database.ts';
import { listAnomalies } from '../anomalies/list-anomalies.ts';
import { scenario } from './test-scenario.ts';
import { at } from './test-teller.ts';
import { aggregate, gtin, house, item, seen, uuid, wrong } from './test-words.ts';

const { t, it } = scenario({ open: testDatabase, empty: emptyLedger });

const badItem = 'https://example.com/01/04012345111119/21/7';
const badCanonical = 'https://id.gs1.org/01/04012345111119/21/7';
const said = async () => {
  const { rows } = await listAnomalies(t.ctx(), { limit: 100 });
  return rows.map(({ kind, severity, state, text }) => ({ kind, severity, state, text }));
};

describe('doubts of an event', () => {
  test('a wrong check digit in a link is believed, and told once with its field', async () => {
    await it.record([seen('09:00', item('1'), badItem), seen('10:00', badItem)]);
    expect(await said()).toEqual([
      {
        kind: 'doubtful-field',
        severity: 'note',
        state: 'open',
        text: {
          zh: expect.stringMatching(/\/epcList\/1.*校验位是 9，应为 8/),
          en: expect.stringMatching(/\/epcList\/1.*is 9; it must be 8/),
        },
      },
    ]);
    expect(await it.holding(badCanonical)).toEqual([]);
    expect(await it.refusal(seen('11:00', badItem))).toBeUndefined();
  });
  test('is told of an EPC with characters that no sentence can quote whole', async () => {
    const place = (name: string) => ({ id: `urn:epc:id:sgln:4012345.${name}.0` });
    const strange = ['9'.repeat(59) + '\u{1F600}', '\u{1F600}', '%00', '\uD83D'];
    for (const [n, name] of strange.entries())
      await it.record([{ ...seen(`0${n + 1}:00`, item(`${n}`)), readPoint: place(name) }]);
    await it.record([seen('09:00', ...strange.map((name) => `urn:epc:id:sgtin:4012345.${name}.1`))]);
    const told = await said();
    expect(told.map(({ kind }) => kind)).toEqual(strange.flatMap(() => ['doubtful-field', 'doubtful-field']));
  });
  test('is told of the first event, whichever comes first, and not of one that was declared wrong', async () => {
    await it.record([seen('10:00', badItem)]);
    const first = { ...seen('09:00', item('1'), badItem), eventID: uuid(1) };
    await it.record([first]);
    const open = async () => (await said()).filter(({ state }) => state === 'open');
    expect((await open()).map(({ text }) => text.en)).toEqual([expect.stringContaining('/epcList/1')]);
    await it.record([wrong(first)]);
    expect((await open()).map(({ text }) => text.en)).toEqual([expect.stringContaining('/epcList/0')]);
    await it.rebuild();
    expect(await open()).toHaveLength(1);
  });
  test('a lot, a run and a container with a wrong check digit', async () => {
    const bad = gtin.replace(/8$/, '9');
    const run = {
      ...at('08:00'),
      action: 'ADD',
      bizStep: 'commissioning',
      quantityList: [{ epcClass: `${bad}/10/Y`, quantity: 10 }],
      'yuanliu:runs': [
        { 'yuanliu:field': 'quantityList', 'yuanliu:index': 0, 'yuanliu:low': '10', 'yuanliu:high': '19' },
      ],
    };
    const counted = {
      ...at('08:00'),
      action: 'OBSERVE',
      quantityList: [{ epcClass: `${bad}/10/X`, quantity: 1 }],
    };
    await it.record([
      run,
      counted,
      aggregate('08:30', 'ADD', ['https://id.gs1.org/00/040123450000000019', item('1')]),
    ]);
    expect(
      (await said())
        .map(({ text }) => /\/\w+(\/0\/epcClass)?(?=[ ）：:])/.exec(text.en)?.[0] ?? '')
        .toSorted(),
    ).toEqual(['/parentID', '/quantityList/0/epcClass', '/quantityList/0/epcClass']);
  });
  test('a logger with a wrong clock is told by its first readings, not by a thousand', async () => {
    const late = {
      sensorReport: [{ type: 'Temperature', time: at('09:30').eventTime, value: 4, uom: 'CEL' }],
    };
    await it.record([
      { ...seen('09:00', item('1')), sensorElementList: Array.from({ length: 1_000 }, () => late) },
    ]);
    const told = (await said()).map(({ text }) => text.en);
    expect(told).toHaveLength(10);
    expect(told).toContainEqual(expect.stringContaining('/sensorElementList/9/sensorReport/0/time'));
  });
  test('a wrong check digit in a place, and a measurement later than its event', async () => {
    const odd = {
      ...seen('09:00', item('1'), item('2')),
      bizLocation: { id: house.replace(/6$/, '7') },
      sensorElementList: [
        {
          sensorMetadata: { time: at('09:30').eventTime },
          sensorReport: [{ type: 'Temperature', value: 4, uom: 'CEL' }],
        },
      ],
    };
    await it.record([odd]);
    expect((await said()).map(({ text }) => text.en).toSorted()).toEqual([
      expect.stringContaining('/bizLocation'),
      expect.stringContaining('/sensorElementList/0/sensorMetadata/time'),
    ]);
    await it.rebuild();
    expect((await said()).filter(({ state }) => state === 'open')).toHaveLength(2);
  });
});
