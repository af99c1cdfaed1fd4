import type { RecordedEvent } from '../ledger/recorded-event.ts';
import type { FoundAnomaly } from './anomaly.ts';
import type { EventFacts, UnitFacts } from './step.ts';
import type { Remembered } from './unit-state.ts';

/** A product of a lot that has none in its URI, and the first event, in the order of the world, that tells it. */
export interface LotClass {
  readonly lotNr: number;
  readonly classNr: number;
  readonly from: Remembered;
}

/** The same with the URI of the product: numbers follow the order of arrival, which must not tell two products apart. */
export interface NamedLotClass extends LotClass {
  readonly classUri: string;
}

/** A unit and the lot that an event says it is of. */
export interface Membership {
  readonly unitNr: number;
  readonly lotNr: number;
  readonly event: Pick<EventFacts, 'nr' | 'key' | 'time'>;
}

/** The memberships that events tell, `facts` being those of the events in turn; of lots that a condition picks. */
export const membershipsIn = (
  events: readonly Pick<RecordedEvent, 'incidences'>[],
  facts: readonly EventFacts[],
  isMeant: (lotNr: number) => boolean,
): Membership[] =>
  events.flatMap(({ incidences }, place) => {
    const event = facts[place];
    if (event === undefined) return [];
    return incidences.flatMap(({ role, unitNr, peerNr }) =>
      role === 'member' && peerNr !== undefined && isMeant(peerNr) ? [{ unitNr, lotNr: peerNr, event }] : [],
    );
  });

/** What memberships tell of lots that have no product in their URI. */
export const classesTold = (
  memberships: readonly Membership[],
  factsOf: (nr: number) => UnitFacts | undefined,
): LotClass[] => {
  const first = new Map<string, LotClass>();
  for (const { unitNr, lotNr, event } of memberships) {
    const lot = factsOf(lotNr);
    const classNr = factsOf(unitNr)?.classNr;
    if (lot === undefined || lot.classNr !== undefined || classNr === undefined) continue;
    const known = first.get(wordOf({ lotNr, classNr }));
    if (known !== undefined && known.from.key <= event.key) continue;
    const { nr: eventNr, key, time } = event;
    first.set(wordOf({ lotNr, classNr }), { lotNr, classNr, from: { eventNr, key, time } });
  }
  return [...first.values()];
};

/** Those among `told` that are not known yet, or that an earlier event tells than was known. */
export const newsIn = (told: readonly LotClass[], known: readonly LotClass[]): LotClass[] => {
  const keys = new Map(known.map((each) => [wordOf(each), each.from.key]));
  return told.filter((each) => each.from.key < (keys.get(wordOf(each)) ?? afterAll));
};

/** Behind every key. */
const afterAll = 'g';

const wordOf = ({ lotNr, classNr }: Pick<LotClass, 'lotNr' | 'classNr'>): string => `${lotNr} ${classNr}`;

const compareTexts = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/**
 * What is wrong with lots of which events tell more than one product: of each further product, that it contradicts the
 * first. Which of the two is wrong nobody knows, so that it is said of the lot, which holds all of its members.
 */
export const severalProducts = (classes: readonly NamedLotClass[]): FoundAnomaly[] =>
  [...Map.groupBy(classes, ({ lotNr }) => lotNr).values()].flatMap((ofLot) => {
    const [first, ...others] = ofLot.toSorted(
      (a, b) => compareTexts(a.from.key, b.from.key) || compareTexts(a.classUri, b.classUri),
    );
    return others.map(({ lotNr, classNr, from }) => ({
      kind: 'lot-of-several-products' as const,
      severity: 'holding' as const,
      unitNr: lotNr,
      eventNr: from.eventNr,
      eventTime: from.time,
      peerNr: classNr,
      otherEventNr: first?.from.eventNr ?? from.eventNr,
      data: { beforeNr: first?.classNr ?? classNr },
    }));
  });
