/** Random histories: packing, re-packing, blending, vessels with heel and cleaning, rework, pools, runs, corrections. */
import { evidenceCode, fieldCode, roleCode } from '@yuanliu/core/trace';
import fc from 'fast-check';
import type { EventFacts, Incidence, UnitFacts } from './neighbourhood.ts';
import type { History } from './test-history.ts';
import { lastMinute, minute } from './test-reference.ts';

const unit = (nr: number, uri: string, more: Partial<UnitFacts> = {}): UnitFacts => ({
  nr,
  uri,
  kind: 'lot',
  label: uri,
  classUri: null,
  space: null,
  low: null,
  high: null,
  ...more,
});

const serials = (nr: number, low: number, high: number): UnitFacts =>
  unit(nr, `serials:${low}-${high}:${nr}`, {
    kind: low === high ? 'item' : 'run',
    space: 'pool',
    low: String(low),
    high: String(high),
  });

const units: readonly UnitFacts[] = [
  ...[1, 2, 3, 4, 5].map((nr) => unit(nr, `lot:${nr}`)),
  serials(6, 1, 1),
  serials(7, 3, 3),
  serials(8, 1, 4),
  serials(9, 3, 6),
  serials(10, 2, 3),
  ...[11, 12, 13].map((nr) => unit(nr, `case:${nr}`, { kind: 'logistic' })),
  ...[14, 15].map((nr) => unit(nr, `vessel:${nr}`, { kind: 'asset' })),
];
const vessels = [14, 15];
const things = units.filter(({ nr }) => nr < 14).map(({ nr }) => nr);
const lots = [1, 2, 3, 4, 5];
const members = [6, 7, 8, 9, 10];
const containers = [11, 12, 13, 7];

/** What an event says, before it has its place in time. */
interface Deed {
  readonly action: number | null;
  readonly isCleaning: boolean;
  readonly pool: number | undefined;
  readonly parts: readonly Part[];
}

interface Part {
  readonly role: keyof typeof roleCode;
  readonly unit: number;
  readonly isVessel?: boolean;
  readonly lot?: number;
}

const some = (from: readonly number[], most = 2): fc.Arbitrary<number[]> =>
  fc.uniqueArray(fc.constantFrom(...from), { minLength: 1, maxLength: most });

const flowOf = (inputs: fc.Arbitrary<Part[]>, outputs: fc.Arbitrary<Part[]>): fc.Arbitrary<Deed> =>
  fc
    .tuple(inputs, outputs, fc.option(fc.constantFrom(901, 902), { nil: undefined, freq: 3 }))
    .map(([into, out, pool]) => ({ action: null, isCleaning: false, pool, parts: [...into, ...out] }));

const plain = (role: Part['role'], from: readonly number[]): fc.Arbitrary<Part[]> =>
  some(from).map((each) => each.map((nr) => ({ role, unit: nr })));

const ofVessel = (role: Part['role']): fc.Arbitrary<Part[]> =>
  some(vessels, 1).map((each) => each.map((nr) => ({ role, unit: nr, isVessel: true })));

const packing: fc.Arbitrary<Deed> = fc
  .tuple(
    fc.constantFrom(1, 1, 1, 2, 3, 3),
    fc.constantFrom(...containers),
    fc.array(some(things, 3), { maxLength: 1 }),
  )
  .map(([action, container, [children = []]]) => ({
    action: children.length === 0 ? 3 : action,
    isCleaning: false,
    pool: undefined,
    parts: [
      { role: 'parent', unit: container },
      ...children.map((nr) => ({ role: 'child' as const, unit: nr })),
    ],
  }));

const seen = (isCleaning: boolean, parts: fc.Arbitrary<Part[]>): fc.Arbitrary<Deed> =>
  parts.map((each) => ({ action: 2, isCleaning, pool: undefined, parts: each }));

const membership = fc
  .tuple(fc.constantFrom(...members), fc.constantFrom(...lots))
  .map(([nr, lot]): Part[] => [
    { role: 'output', unit: nr },
    { role: 'member', unit: nr, lot },
  ]);

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: flowOf(plain('input', things), plain('output', things)) },
  { weight: 3, arbitrary: flowOf(plain('input', lots), ofVessel('output')) },
  { weight: 3, arbitrary: flowOf(ofVessel('input'), plain('output', lots)) },
  { weight: 1, arbitrary: flowOf(ofVessel('input'), ofVessel('output')) },
  { weight: 1, arbitrary: flowOf(plain('input', vessels), plain('output', vessels)) },
  { weight: 6, arbitrary: packing },
  { weight: 2, arbitrary: seen(true, ofVessel('observed')) },
  { weight: 1, arbitrary: seen(false, plain('observed', things)) },
  { weight: 2, arbitrary: seen(false, membership) },
);

const placed = fc.record({
  deed,
  at: fc.integer({ min: 0, max: lastMinute }),
  position: fc.integer({ min: 0, max: 2 }),
  isVoid: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
  posted: fc.array(
    fc.integer({ min: 0, max: 6 }).map((chance) => chance === 0),
    { minLength: 8, maxLength: 8 },
  ),
});

/** A history of up to `most` events. */
export const randomHistory = (most = 14): fc.Arbitrary<History> =>
  fc.array(placed, { minLength: 1, maxLength: most }).map((all) => {
    const events: EventFacts[] = [];
    const lines: Incidence[] = [];
    for (const [index, { deed: told, at, position, isVoid, posted }] of all.entries()) {
      const nr = 100 + index;
      events.push({
        nr,
        eventId: `urn:test:${nr}`,
        type: 'test',
        action: told.action,
        time: at * minute,
        offset: '+08:00',
        position,
        hash: String(nr).padStart(16, '0'),
        step: null,
        readPoint: null,
        location: null,
        isVisible: true,
        isVoid,
        isCleaning: told.isCleaning,
        destinations: [],
      });
      for (const [place, part] of told.parts.entries()) {
        lines.push(
          lineOf(part, {
            nr,
            flow: told.pool ?? nr,
            time: at * minute,
            place,
            isPosted: posted[place] === true,
          }),
        );
      }
    }
    return { units, events, lines };
  });

const lineOf = (
  { role, unit: nr, isVessel = false, lot }: Part,
  event: { nr: number; flow: number; time: number; place: number; isPosted: boolean },
): Incidence => ({
  flow: event.flow,
  event: event.nr,
  role: roleCode[role],
  unit: nr,
  quantity: null,
  uom: null,
  evidence: event.isPosted ? evidenceCode.posted : evidenceCode.scanned,
  isVessel,
  peer: lot ?? null,
  time: event.time,
  place: `${roleCode[role]}.${fieldCode.epcList + 16 * event.place}`,
  serials: null,
});

/** The same history as another order of arrival would have numbered and stored it. */
export const renumbered = ({ units: all, events, lines }: History, seed: number): History => {
  const shuffled = <T>(list: readonly T[], salt: number): T[] =>
    list
      .map((each, index) => ({ each, key: Math.imul(index + 1, 2_654_435_761 ^ (seed + salt)) >>> 0 }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ each }) => each);
  const mapping = (numbers: readonly number[], salt: number): ((nr: number) => number) => {
    const to = new Map(shuffled(numbers, salt).map((nr, index) => [nr, 5_000 * salt + index]));
    return (nr) => to.get(nr) ?? nr;
  };
  const unitNr = mapping(
    all.map(({ nr }) => nr),
    1,
  );
  const eventNr = mapping([...events.map(({ nr }) => nr), 901, 902], 2);
  return {
    units: shuffled(all, 3).map((each) => ({ ...each, nr: unitNr(each.nr) })),
    events: shuffled(events, 4).map((each) => ({ ...each, nr: eventNr(each.nr) })),
    lines: shuffled(lines, 5).map((line) => ({
      ...line,
      unit: unitNr(line.unit),
      event: eventNr(line.event),
      flow: eventNr(line.flow),
      peer: line.peer === null ? null : unitNr(line.peer),
    })),
  };
};
