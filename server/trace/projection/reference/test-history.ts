import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { fieldCode, type Role, type WhatField } from '@yuanliu/core/trace';
import { momentOf, sortKeyOf } from '../event-key.ts';
import type { EventFacts, EventMark, Part, UnitFacts } from '../step.ts';

/** An event of a made-up history. */
export interface TestEvent extends EventFacts {
  readonly rows: readonly (Part & { readonly unitNr: number })[];
  readonly isVoid: boolean;
  /** Its declaration says something else. */
  readonly isMisquoted: boolean;
}

const lots = [2, 3, 4, 5, 6];
const items = [10, 11, 12, 13, 14, 15];
const counted = items.filter((nr) => nr < 14);
const runs = [20, 21];
const cases = [30, 31, 32];
const assets = [40];
const vessels = [50, 51];

/** Of a product with a wrong check digit. */
export const misspelled = 13;

const fact = (nr: number, kind: UnitFacts['kind'], more: Partial<UnitFacts> = {}): UnitFacts => ({
  nr,
  uri: `urn:test:${nr}`,
  kind,
  ...more,
});

/**
 * All units of the made-up world: two products, lots of these, lots that have no product in their URI, counted serials in
 * two runs, items without a number that counts, one of them without a product, cases, vessels.
 */
export const testUnits: ReadonlyMap<number, UnitFacts> = new Map(
  [
    fact(1, 'class'),
    fact(9, 'class'),
    fact(2, 'lot', { classNr: 1 }),
    fact(3, 'lot', { classNr: 1 }),
    fact(4, 'lot', { classNr: 9 }),
    fact(5, 'lot'),
    fact(6, 'lot'),
    fact(14, 'item', { classNr: 9 }),
    fact(15, 'item'),
    ...counted.map((nr) => ({
      ...fact(nr, 'item', { classNr: 1, space: 's', low: nr, high: nr }),
      ...(nr === misspelled && { uri: 'https://id.gs1.org/01/04012345111119/21/13' }),
    })),
    fact(20, 'run', { classNr: 1, space: 's', low: 10, high: 11 }),
    fact(21, 'run', { classNr: 1, space: 's', low: 10, high: 13 }),
    ...cases.map((nr) => fact(nr, 'logistic')),
    ...assets.map((nr) => fact(nr, 'asset')),
    ...vessels.map((nr) => fact(nr, 'asset')),
  ].map((unit) => [unit.nr, unit]),
);

const gln = 'https://id.gs1.org/414/4012345000016';
/** A location with a wrong check digit. */
export const oddPlace = 'https://id.gs1.org/414/4012345000024';
const places = [gln, `${gln}/254/dock`, 'https://id.gs1.org/414/4012345000023', 'urn:place:x', oddPlace];
const party = ['https://id.gs1.org/417/4012345000016', 'https://id.gs1.org/417/4012345000023'];

type Row = Part & { unitNr: number };
const row = (unitNr: number, role: Role, more: Partial<Row> = {}): Row => ({
  unitNr,
  role,
  field: fieldOf(role, more.quantity !== undefined || isLot(unitNr)),
  position: 0,
  evidence: 'scanned',
  isVessel: false,
  ...more,
});
const isLot = (nr: number): boolean => lots.includes(nr) || runs.includes(nr);
const fieldOf = (role: Role, counted: boolean): WhatField => {
  if (role === 'parent') return 'parentID';
  if (role === 'child') return counted ? 'childQuantityList' : 'childEPCs';
  return counted ? 'quantityList' : 'epcList';
};

const pick = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const step = (word: string): string => `https://ref.gs1.org/cbv/BizStep-${word}`;
const disp = (word: string): string => `https://ref.gs1.org/cbv/Disp-${word}`;
const quantity = fc.integer({ min: 1, max: 12 }).map(String);
const uom = pick(['KGM', 'KGM', 'KGM', 'C62']);
const amount = fc.record({ quantity, uom });
const maybeAmount = fc.oneof({ weight: 5, arbitrary: amount }, { weight: 1, arbitrary: fc.constant({}) });
const lotRow = (role: Role) => fc.tuple(pick(lots), maybeAmount).map(([nr, more]) => row(nr, role, more));
const runRow = (role: Role) =>
  pick(runs).map((nr) => row(nr, role, { quantity: nr === 20 ? '2' : '4', uom: 'C62' }));
const single = (role: Role) => pick([...items, ...cases, ...assets]).map((nr) => row(nr, role));
const anything = (role: Role) => fc.oneof(single(role), lotRow(role), runRow(role));
const several = (arbitrary: fc.Arbitrary<Row>) =>
  fc.uniqueArray(arbitrary, { minLength: 1, maxLength: 3, selector: ({ unitNr }) => unitNr });
const member = fc
  .oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(
        pick(items).map((nr) => row(nr, 'output')),
        pick([...lots, 5]),
      ),
    },
    { weight: 1, arbitrary: fc.tuple(runRow('output'), pick([...lots, 5])) },
  )
  .map(([line, lot]): Row[] => [line, { ...line, role: 'member', peerNr: lot }]);
const members = fc.oneof(
  { weight: 3, arbitrary: member },
  {
    weight: 1,
    arbitrary: fc.tuple(member, member).map(([a, b]) => (a[0]?.unitNr === b[0]?.unitNr ? a : [...a, ...b])),
  },
);

interface Said {
  type: string;
  action?: 'ADD' | 'OBSERVE' | 'DELETE';
  bizStep?: string;
  rows: Row[];
  marks?: EventMark[];
  flow?: number;
}

const object = (
  action: 'ADD' | 'OBSERVE' | 'DELETE',
  rows: fc.Arbitrary<Row[]>,
  bizStep?: fc.Arbitrary<string | undefined>,
): fc.Arbitrary<Said> =>
  fc.record({ rows, bizStep: bizStep ?? fc.constant(undefined) }).map((said) => ({
    type: 'ObjectEvent',
    action,
    rows: said.rows,
    ...(said.bizStep !== undefined && { bizStep: said.bizStep }),
  }));

const aggregation = fc
  .record({
    type: pick(['AggregationEvent', 'AggregationEvent', 'AssociationEvent']),
    action: pick(['ADD', 'ADD', 'ADD', 'DELETE', 'OBSERVE'] as const),
    parent: pick([...cases, 40]),
    children: several(fc.oneof(single('child'), lotRow('child'), runRow('child'))),
    bizStep: pick([undefined, step('packing'), step('shipping')]),
  })
  .map(
    ({ type, action, parent, children, bizStep }): Said => ({
      type,
      action,
      // Containers inside each other in a circle are tried elsewhere.
      rows: [row(parent, 'parent'), ...children.filter(({ unitNr }) => unitNr < parent)],
      ...(bizStep !== undefined && { bizStep }),
    }),
  );

const emptying = fc
  .record({
    type: pick(['AggregationEvent', 'AggregationEvent', 'AssociationEvent']),
    parent: pick([...cases, 40]),
  })
  .map(({ type, parent }): Said => ({ type, action: 'DELETE', rows: [row(parent, 'parent')] }));

const transformation = fc
  .record({
    inputs: several(anything('input')),
    outputs: several(anything('output')),
    flow: fc.option(fc.integer({ min: 900, max: 901 })),
  })
  .map(
    ({ inputs, outputs, flow }): Said => ({
      type: 'TransformationEvent',
      rows: [...inputs, ...outputs],
      ...(flow !== null && { flow }),
    }),
  );

const rework = single('input').map(
  ({ unitNr }): Said => ({
    type: 'TransformationEvent',
    rows: [row(unitNr, 'input'), row(unitNr, 'output')],
  }),
);

const vesselRow = (role: Role) =>
  fc.tuple(pick(vessels), maybeAmount).map(([nr, more]) => ({ ...row(nr, role, more), isVessel: true }));
const charging = fc
  .tuple(fc.oneof(lotRow('input'), vesselRow('input')), vesselRow('output'))
  .map(([a, b]): Said => ({ type: 'TransformationEvent', rows: [a, b] }));
const drawing = fc
  .tuple(vesselRow('input'), lotRow('output'))
  .map(([a, b]): Said => ({ type: 'TransformationEvent', rows: [a, b] }));
const cleaning = pick(vessels).map(
  (nr): Said => ({
    type: 'ObjectEvent',
    action: 'OBSERVE',
    rows: [row(nr, 'observed')],
    marks: [{ kind: 'cleaning', name: 'verified' }],
  }),
);

const classRow = pick([1, 9]).map((nr) => row(nr, 'observed', { field: 'quantityList' }));
const holding = fc
  .record({
    rows: several(
      fc.oneof({ weight: 4, arbitrary: anything('observed') }, { weight: 2, arbitrary: classRow }),
    ),
    kind: pick(['hold', 'lift'] as const),
    name: pick(['h1', 'h2']),
  })
  .map(
    ({ rows, kind, name }): Said => ({
      type: 'ObjectEvent',
      action: 'OBSERVE',
      rows,
      marks: [{ kind, name, reason: kind }],
    }),
  );

const persistent = fc
  .record({
    rows: several(single('observed')),
    kind: pick(['set', 'unset'] as const),
    name: pick(['p1', 'p2']),
  })
  .map(
    ({ rows, kind, name }): Said => ({
      type: 'ObjectEvent',
      action: 'OBSERVE',
      rows,
      marks: [{ kind, name }],
    }),
  );

const doubtful = several(anything('observed')).map(
  (rows): Said => ({
    type: 'ObjectEvent',
    action: 'OBSERVE',
    rows,
    marks: ['/a', '/b'].map((name) => ({ kind: 'doubt', name, doubt: { zh: '疑', en: 'doubt' } })),
  }),
);

const leaving = pick([step('shipping'), step('departing'), step('retail_selling')]);
const seen = pick(
  ['stock_taking', 'cycle_counting', 'sampling', 'destroying', 'storing', 'inspecting'].map(step),
);

const said: fc.Arbitrary<Said> = fc.oneof(
  object('ADD', several(anything('output')), pick([step('commissioning'), step('receiving')])),
  { weight: 2, arbitrary: object('ADD', members) },
  object('DELETE', several(anything('input')), pick([step('destroying'), step('decommissioning')])),
  { weight: 3, arbitrary: object('OBSERVE', several(anything('observed')), leaving) },
  object('OBSERVE', several(anything('observed')), fc.constant(step('receiving'))),
  { weight: 2, arbitrary: object('OBSERVE', several(anything('observed')), seen) },
  { weight: 5, arbitrary: aggregation },
  emptying,
  transformation,
  rework,
  charging,
  drawing,
  cleaning,
  { weight: 2, arbitrary: holding },
  persistent,
  doubtful,
);

const endpoints = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('https://ref.gs1.org/cbv/SDT-location'), id: pick(places) }),
    fc.record({
      type: pick(['owning_party', 'possessing_party'].map((word) => `https://ref.gs1.org/cbv/SDT-${word}`)),
      id: pick(party),
    }),
  ),
  { maxLength: 2 },
);

const base = Date.parse('2026-03-04T10:00:00Z');
const context = fc.record({
  minute: fc.integer({ min: 0, max: 25 }),
  place: fc.option(pick(places)),
  readPoint: fc.option(pick(places)),
  disposition: fc.option(pick([disp('in_progress'), disp('destroyed'), disp('active')])),
  sources: endpoints,
  destinations: endpoints,
  isVoid: fc.boolean().chain((often) => (often ? fc.constant(false) : fc.nat(3).map((n) => n === 0))),
  isMisquoted: fc.nat(4).map((n) => n === 0),
  isLate: fc.nat(19).map((n) => n === 0),
  isTwin: fc.nat(14).map((n) => n === 0),
});

/** Random histories, in the order in which the events were thought of: times are at random. */
export const histories = (maxLength: number): fc.Arbitrary<TestEvent[]> =>
  fc
    .array(fc.tuple(said, context), { maxLength, size: 'max' })
    .map((all) => all.flatMap(([what, around], index) => eventsOf(what, around, index)));

type Around = typeof context extends fc.Arbitrary<infer T> ? T : never;

const eventsOf = (what: Said, around: Around, index: number): TestEvent[] => {
  const time = momentOf(new Date(base + around.minute * 60_000));
  const hash = createHash('sha256').update(`${index}`).digest('hex');
  const nrs = around.isTwin ? [index * 2 + 1000, index * 2 + 1001] : [index * 2 + 1000];
  const { rows, marks, flow, ...rest } = what;
  const placed = rows.map((each, position) => ({ ...each, position }));
  const parentNr = rows.find(({ role }) => role === 'parent')?.unitNr;
  const lead = placed
    .filter(({ role }) => role !== 'member')
    .toSorted((a, b) => fieldCode[a.field] - fieldCode[b.field] || a.position - b.position)[0]?.unitNr;
  return nrs.map((nr) => ({
    ...rest,
    nr,
    key: sortKeyOf({ time, position: index % 4, hash, eventId: `urn:event:${nr}` }),
    time,
    recordTime: momentOf(new Date(base + (around.isLate ? -3_600_000 : 86_400_000))),
    hash,
    ...(around.place !== null && { bizLocation: around.place }),
    ...(around.readPoint !== null && { readPoint: around.readPoint }),
    ...(around.disposition !== null && { disposition: around.disposition }),
    flowNr: flow ?? nr,
    sources: around.sources,
    destinations: around.destinations,
    marks: marks ?? [],
    ...(parentNr !== undefined && { parentNr }),
    isEmptying:
      what.action === 'DELETE' && parentNr !== undefined && rows.every(({ role }) => role !== 'child'),
    ...(lead !== undefined && { leadNr: lead }),
    rows: placed,
    isVoid: around.isVoid,
    isMisquoted: around.isMisquoted,
  }));
};
