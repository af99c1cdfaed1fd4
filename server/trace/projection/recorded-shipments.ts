import type { Role } from '@yuanliu/core/trace';
import type { RecordedEvent } from '../ledger/recorded-event.ts';
import type { Shipment } from './judge-shipments.ts';
import { isShippingStep } from './shipments.store.ts';
import { isLeaving } from './steps-of-trade.ts';
import type { EventFacts } from './step.ts';

const shippedRoles: ReadonlySet<Role> = new Set(['observed', 'parent', 'child', 'output']);

/**
 * The shipments in events that have just been written; the same as reading them back (`readShipmentsOfUnits`). `facts`
 * are those of the events in turn.
 */
export const shipmentsOfRecorded = (
  events: readonly RecordedEvent[],
  facts: readonly EventFacts[],
): Shipment[] =>
  events
    .flatMap(({ nr, incidences }, place) => {
      const event = facts[place];
      if (event === undefined || !isLeaving(event)) return [];
      const { key, time, bizStep } = event;
      const of = (isMeant: (role: Role) => boolean): Set<number> =>
        new Set(incidences.filter(({ role }) => isMeant(role)).map(({ unitNr }) => unitNr));
      const named = of((role) => role !== 'member');
      const shipped = of((role) => shippedRoles.has(role));
      return [...shipped].map((unitNr) => ({
        unitNr,
        eventNr: nr,
        key,
        time,
        isShipped: isShippingStep(bizStep),
        named,
      }));
    })
    .toSorted((a, b) => a.eventNr - b.eventNr || a.unitNr - b.unitNr);
