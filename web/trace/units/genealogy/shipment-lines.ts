import type { TraceDelivery } from '@yuanliu/core/trace';

/** One lot or unit of one shipment. */
export interface ShipmentLine {
  readonly key: string;
  readonly party: string | null;
  readonly unit: string;
  readonly classUri: string | null;
  /** A decimal as text. */
  readonly quantity: string;
  readonly uom: string;
  /** ISO 8601. */
  readonly time: string;
}

/** Every lot that was shipped as a line of its own, those of one destination together, the first shipment first. */
export const shipmentLines = (deliveries: readonly TraceDelivery[]): ShipmentLine[] =>
  deliveries
    .flatMap(({ party, time, contents }, at) =>
      contents.map((content, index) => ({ key: `${at} ${index}`, party, time, ...content })),
    )
    .toSorted((a, b) => compare(a.party ?? '\uFFFF', b.party ?? '\uFFFF') || compare(a.time, b.time));

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
