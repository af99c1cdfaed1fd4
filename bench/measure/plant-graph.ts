import { identityOf } from '@yuanliu/core/codes';
import type { Thing, TraceEvent, WhatField } from '@yuanliu/core/trace';

/** What a plant moves in some months, by numbers of finished lots; everything else follows from them. */
export interface Plant {
  readonly events: () => Generator<TraceEvent, void>;
  /** URIs of the raw lots, as canonical as the ledger keeps them. */
  readonly rawLots: readonly string[];
}

/** One raw lot goes into twelve batches, one batch into five finished lots, one finished lot onto six pallets. */
const shape = {
  batchesPerRaw: 12,
  rawsPerBatch: 4,
  lotsPerBatch: 5,
  batchesPerLot: 3,
  palletsPerLot: 6,
} as const;
const hour = 3_600_000;
const begin = Date.parse('2026-01-01T00:00:00Z');
const host = 'https://trace.example.cn';
const kilograms = 'KGM';

/** A plant that made `finished` lots, 31 lines of the graph for each: materials come from a sliding window. */
export const plant = (finished: number): Plant => {
  const batches = Math.ceil((finished * shape.batchesPerLot) / shape.lotsPerBatch);
  const raws = Math.ceil((batches * shape.rawsPerBatch) / shape.batchesPerRaw);
  const raw = (number: number): string => `${host}/lot/raw/${number}`;
  return {
    rawLots: Array.from({ length: raws }, (_, number) => raw(number)),
    events: function* () {
      for (let number = 0; number < raws; number += 1) yield* receive(raw(number), momentOf(number, raws));
      for (let number = 0; number < batches; number += 1) {
        yield blend(
          number,
          momentOf(number, batches),
          near(number, { of: batches, among: raws, count: shape.rawsPerBatch, window: 160 }).map(raw),
        );
      }
      for (let number = 0; number < finished; number += 1) {
        const from = near(number, { of: finished, among: batches, count: shape.batchesPerLot, window: 240 });
        yield* finish(number, momentOf(number, finished), from.map(batch));
      }
    },
  };
};

/** The nth of `of` things, half a year spread over all. */
const momentOf = (number: number, of: number): number => begin + Math.floor((number / of) * 180 * 24) * hour;

const batch = (number: number): string => `${host}/lot/batch/${number}`;
const lot = (number: number): string => `https://id.gs1.org/01/09520123456788/10/${number}`;
const pallet = (number: number): string => `${host}/unit/pallet/${number}`;

/** Different numbers around the place that corresponds to the `number`th of `of`, always the same for the same number. */
const near = (
  number: number,
  { of, among, count, window }: { of: number; among: number; count: number; window: number },
): number[] => {
  const middle = (number / of) * among;
  const chosen = new Set<number>();
  for (let turn = 0; chosen.size < Math.min(count, among); turn += 1) {
    const share = (Math.imul(number * 31 + turn + 1, 2_654_435_761) >>> 0) / 2 ** 32;
    chosen.add(Math.min(among - 1, Math.max(0, Math.floor(middle + (share - 0.5) * window))));
  }
  return [...chosen];
};

function* receive(uri: string, at: number): Generator<TraceEvent, void> {
  yield eventAt(at, {
    action: 'ADD',
    bizStep: step('commissioning'),
    things: [thing('quantityList', uri, '3000')],
  });
  yield eventAt(at + hour, {
    action: 'OBSERVE',
    bizStep: step('storing'),
    things: [thing('quantityList', uri, '3000')],
  });
}

const blend = (number: number, at: number, from: readonly string[]): TraceEvent =>
  eventAt(at, {
    type: 'TransformationEvent',
    bizStep: step('transforming'),
    things: [
      ...from.map((uri, index) => thing('inputQuantityList', uri, '250', index)),
      thing('outputQuantityList', batch(number), '1000'),
    ],
  });

function* finish(number: number, at: number, from: readonly string[]): Generator<TraceEvent, void> {
  yield eventAt(at, {
    type: 'TransformationEvent',
    bizStep: step('transforming'),
    things: [
      ...from.map((uri, index) => thing('inputQuantityList', uri, '160', index)),
      thing('outputQuantityList', lot(number), '480'),
    ],
  });
  for (let place = 0; place < shape.palletsPerLot; place += 1) {
    const uri = pallet(number * shape.palletsPerLot + place);
    const packed = [thing('parentID', uri), thing('childQuantityList', lot(number), '80')];
    yield eventAt(at + hour, {
      type: 'AggregationEvent',
      action: 'ADD',
      bizStep: step('packing'),
      things: packed,
    });
    yield eventAt(at + 2 * hour, {
      action: 'OBSERVE',
      bizStep: step('storing'),
      things: [thing('epcList', uri)],
    });
    yield eventAt(at + 24 * hour, {
      action: 'OBSERVE',
      bizStep: step('shipping'),
      things: [thing('epcList', uri)],
      destinations: [
        {
          type: 'https://ref.gs1.org/cbv/SDT-owning_party',
          id: `${host}/party/${(number * 7 + place * 13) % 60}`,
        },
      ],
    });
  }
}

const step = (name: string): string => `https://ref.gs1.org/cbv/BizStep-${name}`;

const eventAt = (at: number, more: Partial<TraceEvent>): TraceEvent => ({
  type: 'ObjectEvent',
  time: new Date(at).toISOString(),
  zoneOffset: '+08:00',
  things: [],
  transactions: [],
  sources: [],
  destinations: [],
  certification: [],
  searchable: [],
  ...more,
});

// oxlint-disable-next-line max-params -- four words of one line of a document
const thing = (field: WhatField, uri: string, quantity?: string, index = 0): Thing => {
  const identity = identityOf(uri, { ownHosts: ['trace.example.cn'] });
  if (!identity.ok) throw new Error(identity.fault.text.en);
  return {
    field,
    index,
    uri: identity.value.uri,
    asWritten: uri,
    identity: identity.value,
    ...(quantity !== undefined && { quantity, uom: kilograms }),
  };
};
