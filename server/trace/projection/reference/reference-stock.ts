import type { Interval, Moment, Thing } from './reference-world.ts';
import type { TestEvent } from './test-history.ts';

type Row = TestEvent['rows'][number];

const find = (list: TestEvent['sources'], kind: string): string | undefined =>
  list.find(({ type }) => type.endsWith(kind))?.id;
const word = ({ bizStep }: TestEvent): string => bizStep?.split('-').at(-1) ?? '';
const site = (place: string): string => place.split('/254/')[0] ?? place;
const isShipping = (event: TestEvent): boolean => ['shipping', 'departing'].includes(word(event));
const here = (event: TestEvent): string | undefined => event.bizLocation ?? event.readPoint;
const origins = (event: TestEvent): string[] => [
  ...new Set(
    [find(event.sources, '-location'), event.readPoint, event.bizLocation].filter(
      (each) => each !== undefined,
    ),
  ),
];

interface Line {
  uom: string;
  quantity: number;
}

/** A quantity that takes part in an event. */
export const stock = ({ world, event, thing }: Moment, row: Row): void => {
  if (row.role === 'child') child({ world, event, thing }, row);
  else if (row.role === 'input') {
    const destroyed = event.action === 'DELETE' && /destroyed|disposed/.test(event.disposition ?? '');
    const isOther = !/shipping|departing|receiving|retail_selling|stock_taking|cycle_counting|sampling/.test(
      word(event),
    );
    let sum = 'consumed';
    if (event.type === 'ObjectEvent') {
      sum = 'removed';
      if (word(event) === 'sampling') sum = 'samples';
      if (word(event) === 'destroying' || (isOther && destroyed)) sum = 'loss';
    }
    for (const line of linesOf(event, thing, row)) {
      leave({ world, event, thing }, line);
      thing.book(sum, line.uom, line.quantity);
    }
  } else if (row.role === 'output') output({ world, event, thing }, row);
  else observed({ world, event, thing }, row);
  thing.tidy();
};

/** Takes a quantity from wherever it may have been. */
const leave = ({ world, event, thing }: Moment, { uom, quantity }: Line): void => {
  const named = origins(event);
  const same = [...thing.stocks.keys()]
    .filter((place) => place.startsWith('location:'))
    .filter((place) =>
      named.some((each) => site(each) === site(place.slice(9)) && `location:${each}` !== place),
    )
    .toSorted();
  const missing = drain(thing, [...named.map((each) => `location:${each}`), 'unknown:', ...new Set(same)], {
    uom,
    quantity,
  });
  if (missing === 0) return;
  if (thing.origin === 'unknown') {
    thing.book('opening', uom, missing);
    return;
  }
  shortage({ world, event, thing }, { uom, asked: quantity, missing });
  thing.at(`location:${named[0]}`, named[0]).add(uom, -missing);
};

const drain = (thing: Thing, places: readonly string[], { uom, quantity }: Line): number => {
  let missing = quantity;
  for (const place of places) {
    const taken = Math.min(Math.max(thing.there(place, uom), 0), missing);
    if (taken === 0) continue;
    thing.stocks.set(place, (thing.stocks.get(place) ?? neverEmpty()).plus(uom, -taken));
    missing -= taken;
  }
  thing.tidy();
  return missing;
};
const neverEmpty = (): never => {
  throw new Error('Nothing can be taken where nothing is.');
};

const shortage = (
  { world, event, thing }: Moment,
  { uom, asked, missing }: { uom: string; asked: number; missing: number },
): void => {
  const packed = thing.packed.get(uom);
  const loose = [...thing.stocks]
    .filter(([place]) => !place.startsWith('party:'))
    .filter(
      ([place]) =>
        !(
          place.startsWith('transit:') &&
          (isShipping(event) || word(event) === 'retail_selling') &&
          event.action !== 'DELETE'
        ),
    )
    .reduce((sum, [, amount]) => sum + amount.get(uom), 0);
  if (packed + loose >= missing) {
    if (packed >= missing) return;
    const known = [...thing.stocks.keys()].toSorted().find((place) => thing.there(place, uom) > 0) ?? ':';
    world.note(
      'departure-location-mismatch',
      { unitNr: thing.nr, event },
      {
        from: origins(event)[0] ?? '',
        known: known.slice(known.indexOf(':') + 1),
        uom,
      },
    );
    return;
  }
  world.note(
    'more-consumed-than-there-is',
    { unitNr: thing.nr, event },
    {
      needed: String(asked),
      there: String(asked - missing + Math.max(packed + loose, 0)),
      uom,
      severity: thing.origin === 'created' ? 'holding' : 'note',
    },
  );
};

/** The row's own quantity, or all that lies at the places of the event. */
const linesOf = (event: TestEvent, thing: Thing, { quantity, uom = '' }: Row): Line[] => {
  if (quantity !== undefined) return [{ uom, quantity: Number(quantity) }];
  const named = origins(event);
  return ['C62', 'KGM']
    .map((each) => ({
      uom: each,
      quantity: [...thing.stocks]
        .filter(
          ([place]) =>
            place === 'unknown:' ||
            (place.startsWith('location:') &&
              (named.length === 0 || named.some((origin) => site(origin) === site(place.slice(9))))),
        )
        .reduce((sum, [, amount]) => sum + amount.get(each), 0),
    }))
    .filter((line) => line.quantity > 0);
};

const output = ({ world, event, thing }: Moment, row: Row): void => {
  if (word(event) === 'receiving') {
    receive(event, thing, row);
    return;
  }
  if (thing.nr >= 20 && thing.created !== 0)
    world.note('created-twice', { unitNr: thing.nr, event }, { otherNr: thing.created, severity: 'holding' });
  if (thing.created === 0) thing.created = event.nr;
  if (row.quantity !== undefined) {
    thing.book('made', row.uom ?? '', Number(row.quantity));
    thing.at(`location:${here(event)}`, here(event)).add(row.uom ?? '', Number(row.quantity));
  }
  const wasUnknown = thing.origin === 'unknown';
  thing.origin = 'created';
  if (!wasUnknown) return;
  const opening = thing.sums.get('opening');
  thing.sums.delete('opening');
  for (const [uom, quantity] of Object.entries(opening?.of ?? {})) {
    const place = here(event) === undefined ? 'unknown:' : `location:${here(event)}`;
    const others = [...thing.stocks.keys()].filter((each) => each.startsWith('location:')).toSorted();
    const missing = drain(thing, [place, ...others], { uom, quantity });
    if (missing === 0) continue;
    shortage({ world, event, thing }, { uom, asked: quantity, missing });
    thing.at(place, here(event)).add(uom, -missing);
  }
};

const observed = ({ world, event, thing }: Moment, row: Row): void => {
  const step = word(event);
  if (step === 'receiving') receive(event, thing, row);
  else if (step === 'stock_taking' || step === 'cycle_counting') {
    if (row.quantity === undefined) return;
    const place = here(event) === undefined ? 'unknown:' : `location:${here(event)}`;
    const difference = Number(row.quantity) - thing.there(place, row.uom ?? '');
    thing.at(place, here(event)).add(row.uom ?? '', difference);
    thing.book(thing.origin === 'unknown' ? 'opening' : 'adjusted', row.uom ?? '', difference);
    if (thing.origin === 'unknown') thing.origin = 'received';
  } else if (isShipping(event) || step === 'retail_selling') {
    const party =
      find(event.destinations, 'possessing_party') ?? find(event.destinations, 'owning_party') ?? '';
    const to = isShipping(event)
      ? `transit:${find(event.destinations, '-location') ?? party}`
      : `party:${party}`;
    const lines = linesOf(event, thing, row);
    for (const line of lines) leave({ world, event, thing }, line);
    for (const { uom, quantity } of lines) thing.at(to, to).add(uom, quantity);
  } else if (step === 'sampling' || step === 'destroying') {
    if (row.quantity === undefined) return;
    leave({ world, event, thing }, { uom: row.uom ?? '', quantity: Number(row.quantity) });
    thing.book(step === 'sampling' ? 'samples' : 'loss', row.uom ?? '', Number(row.quantity));
  } else {
    const from = find(event.sources, '-location');
    const to = find(event.destinations, '-location');
    const target = to ?? event.bizLocation;
    if ((from === undefined && to === undefined) || target === undefined || target === origins(event)[0])
      return;
    const lines = linesOf(event, thing, row);
    for (const line of lines) leave({ world, event, thing }, line);
    for (const { uom, quantity } of lines) thing.at(`location:${target}`, target).add(uom, quantity);
  }
};

const receive = (event: TestEvent, thing: Thing, row: Row): void => {
  const to = here(event);
  const near = [to, ...event.destinations.map(({ id }) => id)];
  const rank = (place: string): number => {
    const uri = place.slice(8);
    if (near.includes(uri)) return 0;
    return to !== undefined && site(to) === site(uri) ? 1 : 2;
  };
  const transits = [...thing.stocks.keys()]
    .filter((place) => place.startsWith('transit:'))
    .toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const lines =
    row.quantity !== undefined
      ? [{ uom: row.uom ?? '', quantity: Number(row.quantity) }]
      : ['C62', 'KGM']
          .map((uom) => ({
            uom,
            quantity: transits.reduce((sum, place) => sum + thing.there(place, uom), 0),
          }))
          .filter(({ quantity }) => quantity > 0);
  const isCreation = row.role === 'output' && thing.origin === 'unknown';
  for (const line of lines) {
    const parties = ['possessing_party', 'owning_party'].map((each) => find(event.sources, each));
    const back = parties.filter((each) => each !== undefined).map((each) => `party:${each}`);
    const missing = drain(thing, [...transits, ...back], line);
    if (isCreation) thing.book('made', line.uom, missing);
    else if (thing.origin === 'created') thing.at('transit:', '').add(line.uom, -missing);
    else thing.book('opening', line.uom, missing);
    thing.at(`location:${to}`, to).add(line.uom, line.quantity);
  }
  if (thing.origin === 'unknown') thing.origin = isCreation ? 'created' : 'received';
};

const child = ({ world, event, thing }: Moment, row: Row): void => {
  const parent = event.parentNr;
  if (parent === undefined || parent === thing.nr) return;
  const bond = event.type === 'AssociationEvent' ? 'fitted' : 'packed';
  const interval = world.inside.find(
    (each) => each.child === thing.nr && each.parent === parent && each.bond === bond,
  );
  const add = (to: Record<string, number>, uom: string, quantity: number): void => {
    to[uom] = (to[uom] ?? 0) + quantity;
    if (to[uom] === 0) delete to[uom];
  };
  if (event.action === 'ADD') {
    const line =
      row.quantity === undefined ? undefined : { uom: row.uom ?? '', quantity: Number(row.quantity) };
    if (line !== undefined) {
      leave({ world, event, thing }, line);
      thing.packed = thing.packed.plus(line.uom, line.quantity);
    }
    const into: Interval = interval ?? { child: thing.nr, parent, bond, since: event, amounts: {}, put: {} };
    if (interval === undefined) world.putIn(into);
    if (line !== undefined) {
      add(into.amounts ?? {}, line.uom, line.quantity);
      add(into.put ?? {}, line.uom, line.quantity);
    }
  }
  if (event.action !== 'DELETE') return;
  const inside = { ...interval?.amounts };
  const wanted = row.quantity === undefined ? inside : { [row.uom ?? '']: Number(row.quantity) };
  const wasEmpty = Object.keys(inside).length === 0;
  const comesOut = Object.entries(wanted).some(([uom, quantity]) => Math.min(quantity, inside[uom] ?? 0) > 0);
  if (interval !== undefined && comesOut && interval.isUnpacked !== true) world.unpack(interval);
  for (const [uom, quantity] of Object.entries(wanted)) {
    const taken = Math.min(quantity, inside[uom] ?? 0);
    thing.packed = thing.packed.plus(uom, -taken);
    add(interval?.amounts ?? {}, uom, -taken);
    thing.at(`location:${here(event)}`, here(event)).add(uom, taken);
    if (thing.origin === 'unknown') {
      thing.book('opening', uom, quantity - taken);
      thing.at(`location:${here(event)}`, here(event)).add(uom, quantity - taken);
    }
  }
  const isEmpty = Object.keys(interval?.amounts ?? {}).length === 0;
  if (interval !== undefined && (row.quantity === undefined || (isEmpty && !wasEmpty)))
    world.takeOut(interval, event);
};
