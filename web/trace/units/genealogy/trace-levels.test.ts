import type { TraceEdge, TraceUnit } from '@yuanliu/core/trace';
import { expect, it } from 'vitest';
import { levelsOf, type TraceAnswer } from './trace-levels.ts';

const unit = (uri: string, kind: string, hops: number): TraceUnit => ({
  uri,
  kind,
  hops,
  label: uri,
  classUri: null,
  firstSeen: null,
  isHidden: false,
  isHeld: false,
  holds: 0,
  balances: [],
});
const edge = (from: string, to: string): TraceEdge => ({
  from,
  to,
  why: 'made',
  event: null,
  roles: null,
  amount: null,
  isShared: false,
  inputQuantity: null,
  outputQuantity: null,
  evidence: 'scanned',
  entered: null,
  left: null,
});
const answer = (direction: 'backward' | 'forward', asked: string): TraceAnswer => ({
  asked,
  direction,
  time: 'respected',
  asOf: null,
  isKnown: true,
  answeredAt: '2026-11-24T00:00:00Z',
  counts: { units: 4, events: 0, edges: 4, deliveries: 0 },
  customers: [],
  deliveriesComplete: true,
  hidden: { units: 0, events: 0 },
  pruned: { count: 0, byReason: {}, first: [] },
  cut: null,
  cycles: [],
  units: [],
  events: [],
  edges: [],
  deliveries: [],
});

const read = (given: TraceAnswer) =>
  levelsOf(given).map(({ number, groups }) => [
    number,
    ...groups.map(
      ({ kind, rows }) =>
        `${kind}: ${rows.map(({ unit: { uri }, ways }) => `${uri}<${ways.map(({ peer }) => peer).join()}`).join(' ')}`,
    ),
  ]);

it('counts levels without a gap and puts a diamond’s edges at their far end', () => {
  const given: TraceAnswer = {
    ...answer('forward', 'milk'),
    units: [
      unit('milk', 'lot', 0),
      unit('case', 'logistic', 1),
      unit('lot', 'lot', 1),
      unit('end', 'lot', 3),
    ],
    edges: [edge('milk', 'case'), edge('milk', 'lot'), edge('case', 'end'), edge('lot', 'end')],
  };
  expect(read(given)).toEqual([
    [1, 'lot: lot<milk', 'logistic: case<milk'],
    [2, 'lot: end<case,lot'],
  ]);
});

it('reads an edge from its other end backward', () => {
  const given: TraceAnswer = {
    ...answer('backward', 'end'),
    units: [unit('end', 'lot', 0), unit('lot', 'lot', 1), unit('milk', 'lot', 2)],
    edges: [edge('milk', 'lot'), edge('lot', 'end')],
  };
  expect(read(given)).toEqual([
    [1, 'lot: lot<end'],
    [2, 'lot: milk<lot'],
  ]);
});

it('tells a unit that nothing nearer leads to by what it leads to', () => {
  const given: TraceAnswer = {
    ...answer('forward', 'milk'),
    units: [unit('milk', 'lot', 0), unit('heel', 'fill', 1), unit('fill', 'fill', 1)],
    edges: [edge('milk', 'fill'), edge('heel', 'fill')],
  };
  const [level] = levelsOf(given);
  expect(level?.groups[0]?.rows[0]?.ways).toEqual([
    { edge: edge('heel', 'fill'), peer: 'fill', isReverse: true },
  ]);
});
