import { plus, type TraceDelivery, type TraceSummary } from '@yuanliu/core/trace';
import { isoMoment } from './fills.ts';
import type { Known } from './known.ts';
import {
  compareEvents,
  compareTexts,
  type EventFacts,
  type Incidence,
  type NeighbourhoodSource,
} from './neighbourhood.ts';
import { packedContentsOf } from './packed-contents.ts';
import { amountOf, type Quantity } from './quantities.ts';
import { type Link, readKey, unitKey, type Walk } from './walk.ts';
import { touches } from './windows.ts';

/** Something that was shipped, by the number of its unit. */
interface Shipped extends Quantity {
  readonly unit: number;
}

/** What a unit may be called, and its class. */
type NameOf = (unit: number) => { readonly unit: string; readonly classUri: string | null };

export interface Deliveries {
  readonly lines: TraceDelivery[];
  /** False: more may have been delivered than was looked at. */
  readonly isWhole: boolean;
}

/**
 * The shipments of what was traced, in the order of the world. A container counts by what lay in it at that moment,
 * as far as that was traced itself; one that was traced itself by all of it, and as one unit where nobody said what
 * lay in it. A thing without a quantity counts as one piece. `source` looks backward.
 */
export const findDeliveries = async (
  walk: Walk,
  { source, nameOf }: { readonly source: NeighbourhoodSource; readonly nameOf: NameOf },
): Promise<Deliveries> => {
  const traced = Map.groupBy(
    [...walk.links.values()].filter(({ why, from }) => why === 'packed' && walk.nodes.has(from)),
    ({ to }) => to,
  );
  const shipments = linesByShipment(walk);
  const containers =
    shipments.size === 0
      ? []
      : [...walk.nodes.keys()].flatMap((node) => {
          const { unit, opened } = readKey(node);
          return opened === undefined && isContainer(walk.known, unit) && !traced.has(node) ? [unit] : [];
        });
  const { inside, isWhole } = await packedContentsOf(walk, { containers, source });
  const packed: Packed = {
    linksOf: (unit) => inside.get(unit) ?? traced.get(unitKey(unit)) ?? [],
    isAll: (unit) => inside.has(unit),
  };
  return { isWhole, lines: linesOf(walk, { shipments, packed, nameOf }) };
};

interface Found {
  readonly shipments: ReadonlyMap<EventFacts, readonly Incidence[]>;
  readonly packed: Packed;
  readonly nameOf: NameOf;
}

const linesOf = (walk: Walk, { shipments, packed, nameOf }: Found): TraceDelivery[] => {
  return [...shipments]
    .toSorted(([a], [b]) => compareEvents(a, b))
    .flatMap(([event, lines]) => {
      const contents = contentsOf(walk, { event, lines, packed });
      if (contents.length === 0) return [];
      return {
        event: event.isVisible ? event.eventId : null,
        time: isoMoment(event.time),
        party: event.isVisible ? partyOf(event) : null,
        contents: contents
          .map(({ unit, quantity, uom }) => ({
            ...nameOf(unit),
            quantity,
            uom,
          }))
          .toSorted((a, b) => compareTexts(a.unit, b.unit)),
      };
    });
};

const linesByShipment = (walk: Walk): Map<EventFacts, Incidence[]> => {
  const shipments = new Map<EventFacts, Incidence[]>();
  for (const node of walk.nodes.keys()) {
    const { unit, opened } = readKey(node);
    if (opened !== undefined) continue;
    for (const line of walk.known.linesOf(unit)) {
      const event = walk.known.events.get(line.event);
      if (event === undefined || event.destinations.length === 0 || !walk.events.has(event.nr)) continue;
      const lines = shipments.get(event);
      if (lines === undefined) shipments.set(event, [line]);
      else lines.push(line);
    }
  }
  return shipments;
};

/** What lay in a container and matters, whenever it did. */
interface Packed {
  readonly linksOf: (container: number) => readonly Link[];
  /** Whether all that lay in it matters, for it was traced itself. */
  readonly isAll: (container: number) => boolean;
}

interface Shipment {
  readonly event: EventFacts;
  readonly lines: readonly Incidence[];
  readonly packed: Packed;
}

const contentsOf = ({ known }: Walk, { event, lines, packed }: Shipment): Shipped[] => {
  const told = new Set(lines.map(({ unit }) => unit));
  const counted = new Set<number>();
  const moment = { from: event.time, to: event.time };
  const open = (unit: number, amount: Quantity | null): Shipped[] => {
    if (amount === null && counted.has(unit)) return [];
    counted.add(unit);
    if (amount !== null) return [{ unit, ...amount }];
    const inside = packed
      .linksOf(unit)
      .filter(({ window }) => window === undefined || touches(window, moment));
    if (inside.length === 0) {
      const isNothing = isContainer(known, unit) && !packed.isAll(unit);
      return isNothing ? [] : [{ unit, quantity: '1', uom: '' }];
    }
    return inside.flatMap(({ from, quantity, uom }) => {
      const child = readKey(from).unit;
      return told.has(child) ? [] : open(child, amountOf(quantity, uom));
    });
  };
  return lines.flatMap(({ unit, quantity, uom }) => open(unit, amountOf(quantity, uom)));
};

const isContainer = (known: Known, unit: number): boolean =>
  !['item', 'lot', 'run', 'class'].includes(known.units.get(unit)?.kind ?? '');

const partyOf = ({ destinations }: EventFacts): string | null => {
  const ofType = (word: string): string | undefined =>
    destinations.find(([type]) => type?.endsWith(word))?.[1];
  return (
    ofType('owning_party') ?? ofType('possessing_party') ?? ofType('location') ?? destinations[0]?.[1] ?? null
  );
};

/** The same by destination and class. */
export const customersOf = (deliveries: readonly TraceDelivery[]): TraceSummary['customers'] =>
  [...Map.groupBy(deliveries, ({ party }) => party)]
    .toSorted(([a], [b]) => compareTexts(a ?? '', b ?? ''))
    .map(([party, own]) => ({ party, deliveries: own.length, quantities: byClass(own) }));

const byClass = (deliveries: readonly TraceDelivery[]): TraceSummary['customers'][number]['quantities'] => {
  const sums = new Map<
    string,
    { readonly classUri: string | null; quantity: string; readonly uom: string }
  >();
  for (const { classUri, quantity, uom } of deliveries.flatMap(({ contents }) => contents)) {
    const key = `${classUri ?? ''} ${uom}`;
    const sum = sums.get(key) ?? { classUri, quantity: '0', uom };
    sum.quantity = plus(sum.quantity, quantity);
    sums.set(key, sum);
  }
  return [...sums].toSorted(([a], [b]) => compareTexts(a, b)).map(([, sum]) => sum);
};
