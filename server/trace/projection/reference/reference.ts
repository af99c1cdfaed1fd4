import { type Amount, type Moment, type Thing, World } from './reference-world.ts';
import { judge } from './reference-shipments.ts';
import { stock } from './reference-stock.ts';
import { misspelled, oddPlace, type TestEvent, testUnits } from './test-history.ts';

/**
 * The kernel's rules once more, as plainly as they can be said: one world, one event after the other, everything pushed
 * to whatever it concerns at that moment. No attention to speed, and nothing shared with the folds.
 */
export const referenceOf = (events: readonly TestEvent[]): World => {
  const world = new World();
  const valid = events.filter(({ isVoid }) => !isVoid);
  const lotsOfAllTime = new Map<number, number>();
  for (const event of inOrder(valid))
    for (const { unitNr, role, peerNr } of event.rows)
      if (role === 'member' && peerNr !== undefined) lotsOfAllTime.set(unitNr, peerNr);
  world.membership = lotsOfAllTime;
  tellProducts(world, inOrder(valid));
  world.all = valid;
  for (const event of inOrder(valid)) happen(world, event);
  return world;
};

const inOrder = (events: readonly TestEvent[]): TestEvent[] =>
  events.toSorted((a, b) => (a.key < b.key ? -1 : 1));

/** What a lot without a product in its URI holds, by whatever is ever said to be of it; two products are one too many. */
const tellProducts = (world: World, events: readonly TestEvent[]): void => {
  for (const event of events) {
    const told = event.rows.flatMap(({ role, unitNr, peerNr }) => {
      const product = testUnits.get(unitNr)?.classNr;
      const isOpen =
        role === 'member' && peerNr !== undefined && testUnits.get(peerNr)?.classNr === undefined;
      return isOpen && product !== undefined ? [{ lot: peerNr, product }] : [];
    });
    for (const { lot, product } of told.toSorted((a, b) => a.product - b.product)) {
      const known = world.products.get(lot) ?? [];
      if (known.some((each) => each.product === product)) continue;
      world.products.set(lot, [...known, { product, event }]);
      const [first] = known;
      if (first !== undefined)
        world.note(
          'lot-of-several-products',
          { unitNr: lot, event },
          { peerNr: product, otherNr: first.event.nr, beforeNr: first.product },
        );
    }
  }
};

const happen = (world: World, event: TestEvent): void => {
  // What was true right before the event decides whether it may ship.
  judge(world, event);
  const units = [...new Set(event.rows.map(({ unitNr }) => unitNr))].toSorted((a, b) => a - b);
  for (const nr of units) takePart(world, event, world.thing(nr));
  if (event.isEmptying && event.parentNr !== undefined) empty(world, event, event.parentNr);
  for (const nr of units) mark(world, event, world.thing(nr));
};

const bond = (event: TestEvent): 'packed' | 'fitted' =>
  event.type === 'AssociationEvent' ? 'fitted' : 'packed';

const takePart = (world: World, event: TestEvent, thing: Thing): void => {
  const rows = event.rows.filter(({ unitNr }) => unitNr === thing.nr);
  thing.events += 1;
  for (const { role, peerNr } of rows) {
    if (role !== 'member' || peerNr === undefined) continue;
    const lotClass = testUnits.get(peerNr)?.classNr;
    const product = testUnits.get(thing.nr)?.classNr;
    if (thing.lot !== 0 && thing.lot !== peerNr)
      world.note('product-lot-mismatch', { unitNr: thing.nr, event }, { peerNr, beforeNr: thing.lot });
    else if (lotClass !== undefined && product !== undefined && lotClass !== product)
      world.note('product-lot-mismatch', { unitNr: thing.nr, event }, { peerNr, beforeNr: product });
    thing.lot = peerNr;
  }
  const own = rows.filter(({ role }) => role !== 'member');
  if (own.length === 0) return;
  if (own.some(({ role }) => role !== 'child') || event.leadNr === thing.nr) {
    if (Date.parse(event.time) - Date.parse(event.recordTime) > 300_000)
      world.note('event-in-the-future', { unitNr: thing.nr, event }, { recorded: event.recordTime });
    if (event.leadNr === thing.nr) {
      const twin = world.told.find((each) => each.hash === event.hash && each.leadNr === thing.nr);
      if (twin !== undefined)
        world.note('possible-duplicate', { unitNr: thing.nr, event }, { otherNr: twin.nr });
      world.told.push(event);
    }
  }
  doubt({ world, event, thing }, own);
  if (event.action !== undefined || own.some(({ role }) => role !== 'input')) status(event, thing);
  fills(world, event, thing);
  const ordered = own.toSorted((a, b) => rank(a.role) - rank(b.role) || a.position - b.position);
  for (const row of ordered) {
    if (row.role === 'child' && event.action !== 'OBSERVE' && event.parentNr !== thing.nr)
      world.apart.add(thing.nr);
    if (row.isVessel) {
      if (own.every(({ isVessel }) => isVessel) && row === own[0]) placeOf({ world, event, thing }, row);
      continue;
    }
    if (['quantityList', 'childQuantityList'].includes(row.field)) {
      stock({ world, event, thing }, row);
      continue;
    }
    if (row.role !== 'input') placeOf({ world, event, thing }, row);
    life({ world, event, thing }, row.role);
    if (row.role === 'child') single(world, event, thing);
  }
  if (event.action !== undefined || own.some(({ role }) => role !== 'input')) parties(event, thing);
};

/** A thing that is spelled wrong is told of at first sight, a place and whatever else is strange each time. */
const doubt = ({ world, event, thing }: Moment, [row]: TestEvent['rows']): void => {
  const tell = (field: string): void => world.note('doubtful-field', { unitNr: thing.nr, event }, { field });
  if (thing.nr === misspelled && thing.events === 1 && row !== undefined)
    tell(`/${row.field}/${row.position}`);
  if (event.leadNr !== thing.nr) return;
  if (event.readPoint === oddPlace) tell('/readPoint');
  if (event.bizLocation === oddPlace) tell('/bizLocation');
  for (const [index, { id }] of event.sources.entries()) if (id === oddPlace) tell(`/sourceList/${index}`);
  for (const [index, { id }] of event.destinations.entries())
    if (id === oddPlace) tell(`/destinationList/${index}`);
  for (const { kind, name } of event.marks) if (kind === 'doubt') tell(name);
};

const rank = (role: string): number => ['input', 'child', 'parent', 'observed', 'output'].indexOf(role);
const word = ({ bizStep }: TestEvent): string => bizStep?.split('-').at(-1) ?? '';
const isShipping = (event: TestEvent): boolean => ['shipping', 'departing'].includes(word(event));

const find = (list: TestEvent['sources'], kind: string): string | undefined =>
  list.find(({ type }) => type.endsWith(kind))?.id;

const status = (event: TestEvent, thing: Thing): void => {
  if (event.disposition !== undefined) thing.disposition = event.disposition;
  for (const { kind, name } of event.marks) {
    if (kind === 'set') thing.persistent.add(name);
    if (kind === 'unset') thing.persistent.delete(name);
  }
};

/**
 * A destination is the new owner or holder, a source the one before, of whom nothing else is known then; who ships has
 * it until it is received. A quantity has one owner only if it is all in one place.
 */
const parties = (event: TestEvent, thing: Thing): void => {
  const counted = event.rows.some(
    ({ unitNr, field, isVessel, role }) =>
      unitNr === thing.nr && !isVessel && role !== 'member' && /Quantity|quantity/.test(field),
  );
  const isSplit = counted && (thing.stocks.size !== 1 || Object.keys(thing.packed.of).length > 0);
  for (const which of ['owner', 'holder'] as const) {
    const kind = which === 'owner' ? 'owning_party' : 'possessing_party';
    let to = find(event.destinations, kind);
    const from = find(event.sources, kind);
    if (isShipping(event) && which === 'holder') to = from;
    const isSaid = isShipping(event) ? to !== undefined : to !== undefined || from !== undefined;
    if (!isSaid || to === thing[which]) continue;
    thing[which] = isSplit ? '' : (to ?? '');
  }
};

const site = (place: string): string => place.split('/254/')[0] ?? place;

const placeOf = ({ world, event, thing }: Moment, row: TestEvent['rows'][number]): void => {
  const departures = [find(event.sources, '-location'), event.readPoint, event.bizLocation].filter(
    (each) => each !== undefined,
  );
  if (isShipping(event)) {
    const known = thing.place.startsWith('location:') ? thing.place.slice(9) : undefined;
    const isInside = world.inside.some(({ child }) => child === thing.nr);
    if (known !== undefined && departures.length > 0 && !isInside)
      if (departures.every((each) => site(each) !== site(known)))
        world.note(
          'departure-location-mismatch',
          { unitNr: thing.nr, event },
          { from: departures[0], known },
        );
  }
  const isAggregated = event.type === 'AggregationEvent' || event.type === 'AssociationEvent';
  const counts = event.action !== 'DELETE' || isAggregated;
  const here = event.bizLocation ?? find(event.destinations, '-location') ?? event.readPoint;
  if (counts && isShipping(event))
    thing.place = `transit:${find(event.destinations, '-location') ?? find(event.destinations, 'possessing_party') ?? find(event.destinations, 'owning_party') ?? ''}`;
  else if (counts && word(event) === 'retail_selling')
    thing.place = `party:${find(event.destinations, 'possessing_party') ?? find(event.destinations, 'owning_party') ?? ''}`;
  else if (here !== undefined) thing.place = `location:${here}`;
  else if (row.field === 'childEPCs' && event.action === 'DELETE') thing.place = 'unknown:';
};

const life = ({ world, event, thing }: Moment, role: string): void => {
  if (role === 'output') {
    const { ended, created } = thing;
    thing.ended = undefined;
    const sameFlow = ended?.flow === event.flowNr;
    const takenApart = ended?.consumed === true && event.type !== 'ObjectEvent';
    if (sameFlow || takenApart) return;
    const isReceipt = word(event) === 'receiving';
    const isAgain = ended !== undefined || (created !== 0 && !isReceipt);
    const isReusable = thing.nr >= 30 && ended !== undefined;
    if (isAgain)
      world.note(
        'created-twice',
        { unitNr: thing.nr, event },
        {
          otherNr: created !== 0 ? created : ended?.nr,
          severity: isReusable ? 'note' : 'holding',
        },
      );
    if (created === 0) thing.created = event.nr;
    return;
  }
  if (thing.ended !== undefined && thing.ended.flow !== event.flowNr) {
    const moving = ['shipping', 'departing', 'receiving', 'storing', 'packing', 'retail_selling'];
    const isUsed =
      ((role === 'child' || role === 'parent') && event.action === 'ADD') ||
      (role === 'input' && event.type !== 'ObjectEvent') ||
      (role !== 'input' && event.action !== 'DELETE' && moving.includes(word(event)));
    if (isUsed) world.note('used-after-destroyed', { unitNr: thing.nr, event }, { otherNr: thing.ended.nr });
  }
  const isEnd = role === 'input' || (role === 'observed' && word(event) === 'destroying');
  if (!isEnd) return;
  thing.place = 'gone:';
  thing.ended ??= { nr: event.nr, flow: event.flowNr, consumed: event.type !== 'ObjectEvent' };
};

const single = (world: World, event: TestEvent, thing: Thing): void => {
  const parent = event.parentNr;
  if (parent === undefined || parent === thing.nr) return;
  const here = world.inside.find(
    (each) => each.child === thing.nr && each.parent === parent && each.bond === bond(event),
  );
  if (event.action === 'DELETE' && here !== undefined) world.takeOut(here, event);
  if (event.action !== 'ADD' || here !== undefined) return;
  const others = world.inside.filter(
    (each) => each.child === thing.nr && each.bond === bond(event) && each.amounts === undefined,
  );
  for (const other of others) {
    world.takeOut(other, event);
    const isExplained = world.all.some(
      (each) =>
        each.time === event.time &&
        each.key > event.key &&
        each.action === 'DELETE' &&
        each.parentNr === other.parent &&
        bond(each) === other.bond &&
        each.rows.some((row) => row.unitNr === thing.nr && row.field === 'childEPCs'),
    );
    if (isExplained) continue;
    world.note(
      'in-two-containers',
      { unitNr: thing.nr, event },
      { peerNr: other.parent, otherNr: other.since.nr },
    );
  }
  world.putIn({ child: thing.nr, parent, bond: bond(event), since: event });
};

const empty = (world: World, event: TestEvent, parent: number): void => {
  for (const interval of world.inside.filter((each) => each.parent === parent && each.bond === bond(event))) {
    world.takeOut(interval, event);
    const thing = world.thing(interval.child);
    for (const [uom, quantity] of Object.entries(interval.amounts ?? {})) {
      thing.packed = thing.packed.plus(uom, -quantity);
      thing
        .at(`location:${event.bizLocation ?? event.readPoint}`, event.bizLocation ?? event.readPoint)
        .add(uom, quantity);
    }
    thing.tidy();
  }
};

const mark = (world: World, event: TestEvent, thing: Thing): void => {
  if (event.rows.every(({ unitNr, role }) => unitNr !== thing.nr || role === 'member')) return;
  for (const { kind, name } of event.marks) {
    if (kind === 'hold') world.placeHold(thing.nr, name, event);
    if (kind === 'lift') world.liftHold(thing.nr, name, event);
  }
};

const fills = (world: World, event: TestEvent, thing: Thing): void => {
  const sum = (role: string): Amount | undefined => {
    const rows = event.rows.filter((row) => row.unitNr === thing.nr && row.isVessel && row.role === role);
    if (rows.length === 0) return undefined;
    return rows.reduce<Amount>(
      (all, { uom = '', quantity = '0' }) => all.plus(uom, Number(quantity)),
      world.nothing,
    );
  };
  const drawn = sum('input');
  const charged = sum('output');
  if (drawn !== undefined) {
    if (thing.fills.length === 0)
      thing.fills.push(world.newFill(event, { isAssumed: true, before: undefined, charged: world.nothing }));
    const current = thing.fills.at(-1);
    if (current !== undefined) {
      for (const [uom, needed] of Object.entries(drawn.of)) {
        const there = Math.max(current.heel.get(uom) + current.charged.get(uom) - current.drawn.get(uom), 0);
        const isOfKind = current.charged.get(uom) + current.heel.get(uom) > 0;
        if (current.isExact && isOfKind && needed > there)
          world.note(
            'more-consumed-than-there-is',
            { unitNr: thing.nr, event },
            { needed: String(needed), there: String(there), uom, severity: 'note' },
          );
      }
      current.drawn = current.drawn.plusAll(drawn);
    }
  }
  if (charged !== undefined) {
    const before = thing.fills.at(-1);
    if (before !== undefined) before.closed = event.nr;
    thing.fills.push(
      world.newFill(event, {
        isAssumed: false,
        before,
        charged,
        isStated: event.rows.every(
          ({ unitNr, isVessel, role, quantity }) =>
            unitNr !== thing.nr || !isVessel || role !== 'output' || quantity !== undefined,
        ),
      }),
    );
  }
  const current = thing.fills.at(-1);
  if (current !== undefined && event.marks.some(({ kind }) => kind === 'cleaning')) current.isCleaned = true;
};
