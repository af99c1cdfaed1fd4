import { plus, type TraceDelivery } from '@yuanliu/core/trace';

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

/**
 * Every lot that was shipped as a line of its own, with what of it lay in all containers of the shipment; those of one
 * destination together, the first shipment first.
 */
export const shipmentLines = (deliveries: readonly TraceDelivery[]): ShipmentLine[] =>
  deliveries
    .flatMap(({ party, time, contents }, at) =>
      [...Map.groupBy(contents, ({ unit, uom }) => `${at} ${uom} ${unit}`)].flatMap(([key, same]) => {
        const [first] = same;
        if (first === undefined) return [];
        const quantity = same.map((content) => content.quantity).reduce(plus);
        return [{ ...first, key, party, time, quantity }];
      }),
    )
    .toSorted((a, b) => compare(a.party ?? '\uFFFF', b.party ?? '\uFFFF') || compare(a.time, b.time));

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
