import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stateIn, storedState } from './state.parse.ts';
import { foldHistory, type FoldedHistory } from './reference/fold-history.ts';
import { referenceOf } from './reference/reference.ts';
import type { World } from './reference/reference-world.ts';
import { histories } from './reference/test-history.ts';

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
const counts = (amounts: Readonly<Record<string, string | number>>) =>
  Object.fromEntries(
    Object.entries(amounts)
      .map(([uom, quantity]) => [uom, Number(quantity)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

/** What the folds say, in the words of the reference. */
const said = ({ units, shipments, lots }: FoldedHistory) => {
  const all = [...units.values()].filter(({ state }) => state.eventCount > 0);
  return {
    things: all.map(({ unitNr, state }) => ({
      nr: unitNr,
      events: state.eventCount,
      disposition: state.disposition,
      persistent: state.persistent,
      place: `${state.place.kind}:${state.place.uri}`,
      holder: state.holder,
      owner: state.owner,
      lot: state.lotNr,
      created: state.createdNr,
      ended: state.ended?.eventNr ?? 0,
      stocks: Object.entries(state.stocks)
        .map(([place, amounts]) => [place, counts(amounts)])
        .toSorted(byText),
      packed: counts(state.packed),
      sums: Object.entries(state.sums)
        .filter(([, amounts]) => Object.keys(amounts).length > 0)
        .map(([sum, amounts]) => [sum, counts(amounts)])
        .toSorted(byText),
    })),
    inside: all
      .flatMap(({ containments }) => containments)
      .map(({ childNr, parentNr, bond, from, to, put, inside }) => ({
        child: childNr,
        parent: parentNr,
        bond,
        from: from.eventNr,
        to: to?.eventNr ?? 0,
        put: put === null ? null : counts(put),
        inside: inside === null ? null : counts(inside),
      }))
      .toSorted(byText),
    holds: all
      .flatMap(({ holds }) => holds)
      .map(({ unitNr, holdId, isExemption, from, to }) => ({
        unit: unitNr,
        hold: holdId,
        isExemption,
        from: from.eventNr,
        to: to?.eventNr ?? 0,
      }))
      .toSorted(byText),
    fills: all
      .flatMap(({ fills }) => fills)
      .map(({ vesselNr, opened, closed, isAssumed, hasHeel, heel, charged, drawn }) => ({
        vessel: vesselNr,
        opened: opened.eventNr,
        closed: closed?.eventNr ?? 0,
        isAssumed,
        hasHeel,
        heel: counts(heel),
        charged: counts(charged),
        drawn: counts(drawn),
      })),
    anomalies: [...all.flatMap(({ anomalies }) => anomalies), ...shipments, ...lots]
      .map(({ kind, unitNr, eventNr, peerNr, otherEventNr, data, severity }) => ({
        kind,
        unitNr,
        eventNr,
        peerNr,
        otherNr: otherEventNr,
        ...data,
        reason: undefined,
        what: undefined,
        ...(['created-twice', 'more-consumed-than-there-is'].includes(kind) && { severity }),
      }))
      .map(sortedKeys)
      .toSorted(byText),
  };
};

const sortedKeys = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

const expected = (world: World): ReturnType<typeof said> => {
  const things = [...world.things.values()].filter(({ events }) => events > 0);
  return {
    things: things
      .toSorted((a, b) => a.nr - b.nr)
      .map((thing) => ({
        nr: thing.nr,
        events: thing.events,
        disposition: thing.disposition,
        persistent: [...thing.persistent].toSorted(),
        place: thing.place,
        holder: thing.holder,
        owner: thing.owner,
        lot: thing.lot,
        created: thing.created,
        ended: thing.ended?.nr ?? 0,
        stocks: [...thing.stocks].map(([place, amount]) => [place, counts(amount.of)]).toSorted(byText),
        packed: counts(thing.packed.of),
        sums: [...thing.sums]
          .filter(([, amount]) => Object.keys(amount.of).length > 0)
          .map(([sum, amount]) => [sum, counts(amount.of)])
          .toSorted(byText),
      })),
    inside: [...world.past, ...world.inside]
      .map(({ child, parent, bond, since, until, put, amounts }) => ({
        child,
        parent,
        bond,
        from: since.nr,
        to: until?.nr ?? 0,
        put: put === undefined ? null : counts(put),
        inside: amounts === undefined ? null : counts(until === undefined ? amounts : {}),
      }))
      .toSorted(byText),
    holds: [
      ...world.lying.map((hold) => ({ ...hold, by: 0, isExemption: false })),
      ...world.lifted.map((hold) => ({ ...hold, isExemption: false })),
    ]
      .map(({ on, hold, event, by, isExemption }) => ({
        unit: on,
        hold,
        isExemption,
        from: event.nr,
        to: by,
      }))
      .concat(
        world.exemptions.map(({ unit, hold, by }) => ({ unit, hold, isExemption: true, from: by, to: 0 })),
      )
      .toSorted(byText),
    fills: things
      .toSorted((a, b) => a.nr - b.nr)
      .flatMap(({ nr, fills }) =>
        fills.map(({ opened, closed, isAssumed, hasHeel, heel, charged, drawn }) => ({
          vessel: nr,
          opened,
          closed,
          isAssumed,
          hasHeel,
          heel: counts(heel.of),
          charged: counts(charged.of),
          drawn: counts(drawn.of),
        })),
      ),
    anomalies: world.anomalies.map(sortedKeys).toSorted(byText),
  };
};

const sortedThings = (all: ReturnType<typeof said>) => ({
  ...all,
  things: all.things.toSorted((a, b) => a.nr - b.nr),
  fills: all.fills.toSorted((a, b) => a.vessel - b.vessel || a.opened - b.opened),
});

/** More by `PROPERTY_RUNS`; a change of the folds deserves some 20,000. */
const runs = Number(process.env['PROPERTY_RUNS'] ?? 600);

test('the folds say what a naive reference says of random histories', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(histories(60), (events) => {
      const mine = sortedThings(said(foldHistory(events)));
      const reference = sortedThings(expected(referenceOf(events)));
      expect(mine).toEqual(reference);
    }),
    { numRuns: runs },
  );
});

test('a fold that was stored halfway goes on to the same state', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(histories(60), fc.double({ min: 0, max: 1, noNaN: true }), (events, share) => {
      const whole = foldHistory(events);
      const halves = foldHistory(events, (steps) => Math.floor(steps * share));
      expect(said(halves)).toEqual(said(whole));
      for (const [nr, { state }] of whole.units) expect(halves.units.get(nr)?.state).toEqual(state);
    }),
    { numRuns: Math.ceil(runs / 3) },
  );
});

test('a state that was stored is read as it was', () => {
  fc.assert(
    fc.property(histories(40), (events) => {
      for (const { state } of foldHistory(events).units.values()) {
        const { lastKey, apart } = state;
        expect(stateIn(JSON.parse(storedState(state)), { lastKey, apart })).toEqual(state);
      }
    }),
  );
});
