import { fieldCode } from '@yuanliu/core/trace';
import { storableText } from '../../platform/index.ts';
import type { RecordedEvent, RecordedIncidence } from '../ledger/recorded-event.ts';
import { baseQuantity } from './base-quantity.ts';
import { momentOf, sortKeyOf } from './event-key.ts';
import type { EventFacts, EventMark, Part, PartyOrPlace, Step } from './step.ts';

/** The facts of an event that has just been written; the same as reading them back. */
export const factsOfRecorded = (recorded: RecordedEvent): EventFacts => {
  const { nr, event, key, flowNr, recordTime, incidences } = recorded;
  const parentNr = incidences.find(({ role }) => role === 'parent')?.unitNr;
  const leadNr = leadOf(incidences);
  return {
    nr,
    key: sortKeyOf(key),
    time: key.time,
    recordTime: momentOf(recordTime),
    hash: key.hash,
    type: event.type,
    ...(event.action !== undefined && { action: event.action }),
    ...(event.bizStep !== undefined && { bizStep: storableText(event.bizStep) }),
    ...(event.disposition !== undefined && { disposition: storableText(event.disposition) }),
    ...(event.readPoint !== undefined && { readPoint: storableText(event.readPoint) }),
    ...(event.bizLocation !== undefined && { bizLocation: storableText(event.bizLocation) }),
    flowNr,
    sources: event.sources.map(storableEndpoint),
    destinations: event.destinations.map(storableEndpoint),
    marks: marksOf(recorded),
    ...(parentNr !== undefined && { parentNr }),
    isEmptying:
      event.action === 'DELETE' && parentNr !== undefined && incidences.every(({ role }) => role !== 'child'),
    ...(leadNr !== undefined && { leadNr }),
  };
};

const leadOf = (incidences: readonly RecordedIncidence[]): number | undefined =>
  incidences.reduce<RecordedIncidence | undefined>(
    (lead, line) => (line.role !== 'member' && (lead === undefined || isBefore(line, lead)) ? line : lead),
    undefined,
  )?.unitNr;

const isBefore = (a: RecordedIncidence, b: RecordedIncidence): boolean =>
  (fieldCode[a.field] - fieldCode[b.field] || a.position - b.position) < 0;

const storableEndpoint = ({ type, id }: PartyOrPlace): PartyOrPlace => ({
  type: storableText(type),
  id: storableText(id),
});

/** What goes into `event_marks`. */
export const marksOf = (recorded: RecordedEvent): EventMark[] => saidBy(recorded).map(storableMark);

const storableMark = ({ kind, name, reason, paper, person, doubt }: EventMark): EventMark => ({
  kind,
  name: storableText(name),
  ...(reason !== undefined && { reason: storableText(reason) }),
  ...(paper !== undefined && { paper: storableText(paper) }),
  ...(person !== undefined && { person: storableText(person) }),
  ...(doubt !== undefined && { doubt: { zh: storableText(doubt.zh), en: storableText(doubt.en) } }),
});

/** A logger whose clock is wrong says so in its first readings; the other ten thousand add nothing. */
const mostDoubts = 10;

const saidBy = ({ event }: RecordedEvent): EventMark[] => [
  ...(event.holds ?? []).map(({ id, ...words }) => ({ kind: 'hold' as const, name: id, ...words })),
  ...(event.lifts ?? []).map(({ id, ...words }) => ({ kind: 'lift' as const, name: id, ...words })),
  ...(event.cleaning === 'verified' ? [{ kind: 'cleaning' as const, name: 'verified' }] : []),
  ...(event.persistentDisposition?.set ?? []).map((name) => ({ kind: 'set' as const, name })),
  ...(event.persistentDisposition?.unset ?? []).map((name) => ({ kind: 'unset' as const, name })),
  ...(event.doubts ?? [])
    .slice(0, mostDoubts)
    .map(({ path, text }) => ({ kind: 'doubt' as const, name: path, doubt: text })),
];

const partOf = ({
  role,
  field,
  position,
  quantity,
  uom,
  evidence,
  isVessel,
  peerNr,
}: RecordedIncidence): Part => ({
  role,
  field,
  position,
  ...(quantity !== undefined && baseQuantity(quantity, uom)),
  evidence,
  isVessel,
  ...(peerNr !== undefined && { peerNr }),
});

/** The steps of the units that events name, in the order of the events' keys; `facts` are those of the events in turn. */
export const stepsOfRecorded = (
  events: readonly RecordedEvent[],
  facts: readonly EventFacts[],
): Map<number, Step[]> => {
  const steps = new Map<number, Step[]>();
  const ordered = events
    .flatMap((recorded, place) => {
      const own = facts[place];
      return own === undefined ? [] : [{ recorded, facts: own }];
    })
    .toSorted((a, b) => (a.facts.key < b.facts.key ? -1 : 1));
  for (const { recorded, facts: event } of ordered)
    for (const [unitNr, rows] of Map.groupBy(recorded.incidences, (row) => row.unitNr)) {
      const known = steps.get(unitNr) ?? [];
      known.push({ event, parts: rows.map(partOf) });
      steps.set(unitNr, known);
    }
  return steps;
};
