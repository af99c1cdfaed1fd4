import type { SerialSpan, TraceEvent } from '@yuanliu/core/trace';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planOf } from './planned-incidences.ts';
import { magnitudeOf, unitOfThing } from './planned-units.ts';
import { thing, traceEvent } from '../../test/sample-events.ts';

const gtin = 'https://id.gs1.org/01/09520123456788';

describe('serials in a row', () => {
  test.each([
    [1n, 0],
    [2n, 1],
    [3n, 2],
    [4n, 2],
    [5n, 3],
    [1_000_000n, 20],
    [2n ** 62n, 62],
  ])('%d of them have the magnitude %d', (length, magnitude) => {
    expect(magnitudeOf(length)).toBe(magnitude);
  });

  test('the magnitude is the power of two that the length fits in', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }), (length) => {
        const magnitude = BigInt(magnitudeOf(length));
        expect(length <= 2n ** magnitude && (magnitude === 0n || length > 2n ** (magnitude - 1n))).toBe(true);
      }),
    );
  });

  test('lie in the space of the items that they stand for', () => {
    const run = unitOfThing(thing(gtin, { field: 'quantityList', run: { low: '0098', high: '0102' } }));
    expect(run).toMatchObject({
      kind: 'run',
      classUri: gtin,
      magnitude: 3,
      place: { low: '98', high: '102' },
    });
    expect(unitOfThing(thing(`${gtin}/21/0099`)).place).toEqual({
      space: run.place?.space,
      low: '99',
      high: '99',
    });
  });

  test.each<[string, SerialSpan]>([
    ['end before they begin', { low: '5', high: '4' }],
    ['differ in width', { low: '99', high: '100' }],
    ['are no digits', { low: 'A1', high: 'A9' }],
    ['are longer than a number of the database', { low: '1'.padEnd(20, '0'), high: '2'.padEnd(20, '0') }],
  ])('are no run when they %s: what they stand beside is meant', (_, run) => {
    expect(unitOfThing(thing(`${gtin}/10/L7`, { field: 'quantityList', run }))).toMatchObject({
      kind: 'lot',
      label: 'L7',
    });
  });

  test('of the enterprise itself say their serials in their URI', () => {
    expect(unitOfThing(thing('https://trace.example.cn/run/pool7/0001/2000'))).toMatchObject({
      kind: 'run',
      uri: 'https://trace.example.cn/run/pool7/0001/2000',
      place: { space: 'https://trace.example.cn/item/pool7/#4', low: '1', high: '2000' },
      magnitude: 11,
    });
    expect(unitOfThing(thing('https://trace.example.cn/item/pool7/0099')).place?.space).toBe(
      'https://trace.example.cn/item/pool7/#4',
    );
  });
});

test.each([
  [`${gtin}`, 'class', '09520123456788'],
  [`${gtin}/10/L7`, 'lot', 'L7'],
  ['urn:epc:id:sgtin:9520123.045678.A1', 'item', 'A1'],
  ['https://id.gs1.org/00/095201230000000012', 'logistic', '095201230000000012'],
  ['https://id.gs1.org/414/9520123000011', 'location', '9520123000011'],
  ['https://id.gs1.org/8004/9520123XYZ', 'asset', '9520123XYZ'],
  ['https://trace.example.cn/fill/silo1/7', 'fill', '7'],
  ['https://trace.example.cn/lot/%E9%85%B8%E5%A5%B6', 'lot', '酸奶'],
  ['urn:example:thing:77', 'other', '77'],
])('%s is a unit: %s', (uri, kind, label) => {
  expect(unitOfThing(thing(uri))).toMatchObject({ kind, label });
});

test('a unit remembers the EPC URN that it was written as, and a serial too long to count has no place', () => {
  expect(unitOfThing(thing('urn:epc:id:sgtin:9520123.045678.7'))).toMatchObject({
    epcUrn: 'urn:epc:id:sgtin:9520123.045678.7',
    classUri: gtin,
  });
  expect(unitOfThing(thing(`${gtin}/21/${'9'.repeat(20)}`)).place).toBeUndefined();
});

describe('what an event does with its things', () => {
  const rolesOf = (event: Partial<TraceEvent>): string[] =>
    planOf(traceEvent(event)).incidences.map(({ role }) => role);
  const all = (['epcList', 'parentID', 'childEPCs', 'inputEPCList', 'outputEPCList'] as const).map(
    (field, place) => thing(`urn:example:thing:${place}`, { field }),
  );

  test.each([
    [{ action: 'ADD' }, ['output']],
    [{ action: 'OBSERVE' }, ['observed']],
    [{ action: 'DELETE' }, ['input']],
    [{ type: 'TransactionEvent', action: 'ADD' }, ['observed']],
  ] as const)('%j', (event, roles) => {
    expect(rolesOf({ ...event, things: [thing('urn:example:thing:1')] })).toEqual(roles);
  });

  test('an event of another type goes by its fields, a transaction by none', () => {
    expect(rolesOf({ type: 'https://example.com/Blending', action: 'OBSERVE', things: all })).toEqual([
      'observed',
      'parent',
      'child',
      'input',
      'output',
    ]);
    expect(new Set(rolesOf({ type: 'TransactionEvent', action: 'DELETE', things: all }))).toEqual(
      new Set(['observed']),
    );
  });

  test('an item that names its lot belongs to it, and nothing else does', () => {
    const lotUri = `${gtin}/10/L7`;
    const plan = planOf(
      traceEvent({
        things: [
          thing(`${gtin}/10/L7/21/9`),
          thing(`${gtin}/21/8`, { index: 1, lotUri }),
          thing(lotUri, { field: 'quantityList', quantity: '2', lotUri: `${gtin}/10/other` }),
        ],
      }),
    );
    const members = plan.incidences.filter(({ role }) => role === 'member');
    expect(members.map(({ unitUri, peerUri }) => [unitUri, peerUri])).toEqual([
      [`${gtin}/21/9`, lotUri],
      [`${gtin}/21/8`, lotUri],
    ]);
    expect(plan.units.map(({ uri }) => uri)).toEqual([`${gtin}/21/9`, gtin, lotUri, `${gtin}/21/8`]);
  });
});

describe('a lot that a member names', () => {
  test.each([
    ['with a product in its URI', `${gtin}/10/L7`],
    ['of the enterprise', 'https://trace.example.cn/lot/WO-1/%E9%85%B8'],
    ['of a partner who names it in a way of its own', 'urn:example:lot:7'],
    ['of the package that a third party serialised', `${gtin}/22/2A/10/L7`],
  ])('%s is the unit that it names by itself, whatever the product of the member', (_, uri) => {
    const { uri: lotUri, ...itself } = unitOfThing(thing(uri, { field: 'quantityList' }));
    for (const member of [
      `${gtin}/21/8`,
      'https://id.gs1.org/01/09520123456795/21/8',
      'https://trace.example.cn/item/kegs/8',
    ]) {
      const { units } = planOf(traceEvent({ things: [{ ...thing(member), lotUri }] }));
      expect(units.find((unit) => unit.uri === lotUri)).toEqual({ uri: lotUri, ...itself });
    }
  });
});
