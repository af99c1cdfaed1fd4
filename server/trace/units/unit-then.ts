import { amountOf, type Amounts, evidenceCode, least, type UnitRef } from '@yuanliu/core/trace';
import { notFound, Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Db, Scope } from '../../platform/index.ts';
import { momentOf, type SortKey, sortKeyOf } from '../projection/event-key.ts';
import { onHandOf } from '../projection/fold-stock.ts';
import { bondCode, type Containment, emptyState, type Fill, type Folded } from '../projection/unit-state.ts';
import { placedHolds } from './holds-on.ts';
import { foldedAt, pastUnits } from './past-states.ts';
import { pastLines, sumByPlace } from './past-stocks.ts';
import { placesAt } from './places-of.ts';
import type { StockLine } from './stock-lines.ts';
import { mostShown, type UnitAtMoment } from './unit-now.ts';
import { unitWhollyWithin } from './unit-scope.ts';
import {
  type ContainerRecord,
  countAround,
  countEvents,
  type FillRecord,
  findUnit,
  openContainments,
  type UnitRecord,
} from './unit.store.ts';

/** A unit of which it is asked what it was, and when. */
export interface PastQuestion {
  readonly nr: number;
  readonly at: Date;
}

/**
 * A unit as it was right after all events of a moment, as is known today: folded from the ledger up to there. Holds are
 * those that were placed; how persons judged anomalies has no place in the order of events.
 */
export const unitThen = async (db: Db, scope: Scope, { nr, at }: PastQuestion): Promise<UnitAtMoment> => {
  const key = momentEnd(at);
  const [now, containments, around, folded, holds] = await Promise.all([
    findUnit(db, scope, nr),
    openContainments(db, scope, { nr, limit: mostShown.containers, at }),
    countAround(db, scope, { nr, at }),
    foldedAt(db, [nr], at),
    placedHolds(db, [nr], key),
  ]);
  if (now === undefined) throw new Problem(notFound, {});
  const whole = folded.get(nr) ?? { unitNr: nr, state: emptyState(), containments: [], fills: [] };
  const isTold = !now.isPartlyHidden;
  const there = now.kind === 'run' ? await serialsThere(db, { nr, at }) : undefined;
  const record = isTold ? await recordOf(db, now, { whole, at }) : { ...now, ...nothingKnown };
  return {
    record,
    state: isTold ? whole.state : emptyState(),
    stocks: isTold ? await stocksThen(db, scope, { record, at }) : noStocks,
    containments: containments.map((each) => ({
      ...each,
      ...insideThen(each, { stays: whole.containments, there }),
    })),
    around: {
      ...around,
      eventCount: isTold ? whole.state.eventCount : await countEvents(db, scope, { nr, at }),
    },
    fills: isTold ? whole.fills.map(fillOf).toReversed().slice(0, mostShown.fills) : [],
    holds: holds.get(nr) ?? [],
  };
};

/** A key behind all events of a moment and before those of any later one. */
const momentEnd = (at: Date): SortKey =>
  sortKeyOf({ time: momentOf(at), position: 2 ** 32 - 1, hash: 'f'.repeat(64), eventId: '' });

const noStocks: ReadonlyMap<number, StockLine[]> = new Map();

const nothingKnown = {
  disposition: null,
  placeKind: null,
  place: null,
  holder: null,
  owner: null,
  lotNr: null,
  isEnded: null,
  onHand: null,
  eventCount: null,
  firstTime: null,
  lastTime: null,
  state: null,
} as const;

const orNull = (text: string): string | null => (text === '' ? null : text);
const timeOf = (text: string): Date | null => (text === '' ? null : new Date(text));

interface Known {
  readonly whole: Pick<Folded, 'unitNr' | 'state'>;
  readonly at: Date;
}

const recordOf = async (db: Db, now: UnitRecord, { whole, at }: Known): Promise<UnitRecord> => {
  const { state, unitNr } = whole;
  if (state.eventCount === 0) return { ...now, ...nothingKnown };
  const place = (await placesAt(db, [unitNr], at)).get(unitNr);
  return {
    ...now,
    disposition: orNull(state.disposition),
    placeKind: place?.kind ?? null,
    place: orNull(place?.uri ?? ''),
    holder: orNull(state.holder),
    owner: orNull(state.owner),
    lotNr: state.lotNr === 0 ? null : String(state.lotNr),
    isEnded: state.ended !== null,
    onHand: onHandOf(state),
    eventCount: state.eventCount,
    firstTime: timeOf(state.firstTime),
    lastTime: timeOf(state.lastTime),
    state: null,
  };
};

/** With its members, as `stocksOf` counts them. */
const stocksThen = async (
  db: Db,
  scope: Scope,
  { record: { nr, kind }, at }: { readonly record: UnitRecord; readonly at: Date },
): Promise<ReadonlyMap<number, StockLine[]>> => {
  if (kind !== 'class' && kind !== 'lot' && kind !== 'run') return noStocks;
  const lines = await pastLines(
    db,
    sql`
      select ${nr}::text as group_name, u.nr, u.kind from units u where u.nr in (
        select ${nr}::bigint
        union
        select s.unit_nr from unit_states s where s.lot_nr = ${nr}::bigint
        union
        select i.nr from units a join units i on i.space = a.space and i.magnitude is null
          and i.low between a.low and a.high and i.kind = 'item' where a.nr = ${nr}::bigint and a.kind = 'run')
      and u.kind in ('class', 'lot', 'run', 'item') and ${unitWhollyWithin(scope, 'u.nr')}`,
    at,
  );
  const stocks = sumByPlace(lines).map(({ place: { kind: placeKind, uri }, amounts }) => ({
    kind: placeKind,
    place: uri,
    amounts,
  }));
  return new Map([[Number(nr), stocks]]);
};

/** A unit in a container, and whether all that tells of it may be told. */
interface Content extends UnitRef {
  readonly isWhole: boolean;
}

/** How much of units lay in a container then, by `contentKey`; null for single things. */
export const contentsThen = async (
  db: Db,
  {
    units,
    parentNr,
    at,
  }: { readonly units: readonly Content[]; readonly parentNr: number; readonly at: Date },
): Promise<Map<string, Amounts | null>> => {
  const past = await pastUnits(
    db,
    units.map(({ nr }) => nr),
    at,
  );
  const amounts = await Promise.all(
    units.map(async ({ nr, kind, isWhole }) => {
      const there = kind === 'run' && isWhole ? await serialsThere(db, { nr, at }) : undefined;
      return (past.get(nr)?.open ?? [])
        .filter((stay) => stay.parentNr === parentNr)
        .map((stay) => [contentKey(nr, bondCode[stay.bond]), atMost(stay.inside, there)] as const);
    }),
  );
  return new Map(amounts.flat());
};

/** The key of a unit among contents. */
export const contentKey = (nr: number, bond: number): string => `${nr} ${bond}`;

/** The serials of a run that had not been packed or taken out by themselves. */
const serialsThere = async (db: Db, { nr, at }: PastQuestion): Promise<string | undefined> => {
  const [row] = await db.rows(sql<{ there: string }>`
    select greatest(high - low + 1 - apart_count(nr, ${at}), 0)::text as there from units where nr = ${nr}`);
  return row?.there;
};

/** How much of a quantity was in a container then; of a run no more than the serials that were there. */
const insideThen = (
  { parentNr, bond }: ContainerRecord,
  { stays, there }: { readonly stays: readonly Containment[]; readonly there: string | undefined },
): Partial<ContainerRecord> => {
  const stay = stays.find(
    (each) => each.to === null && each.parentNr === Number(parentNr) && bondCode[each.bond] === bond,
  );
  if (stay === undefined) return {};
  return { inside: atMost(stay.inside, there), evidence: evidenceCode[stay.evidence] };
};

const atMost = (inside: Amounts | null, there: string | undefined): Amounts | null => {
  const { C62: pieces, ...rest } = inside ?? {};
  if (pieces === undefined || there === undefined) return inside;
  return { ...rest, ...amountOf(least(pieces, there), 'C62') };
};

const fillOf = ({
  opened,
  closed,
  uri,
  ordinal,
  isAssumed,
  hasHeel,
  heel,
  charged,
  drawn,
}: Fill): FillRecord => ({
  uri,
  ordinal,
  isAssumed,
  hasHeel,
  heel,
  charged,
  drawn,
  from: new Date(opened.time),
  to: closed === null ? null : new Date(closed.time),
});
