import type { UnitFacts } from '../step.ts';
import { testUnits, type TestEvent } from './test-history.ts';

/** Whole numbers by unit of measure. */
export class Amount {
  readonly of: Readonly<Record<string, number>>;
  constructor(of: Readonly<Record<string, number>> = {}) {
    this.of = of;
  }
  get(uom: string): number {
    return this.of[uom] ?? 0;
  }
  plus(uom: string, quantity: number): Amount {
    const { [uom]: before = 0, ...rest } = this.of;
    const sum = before + quantity;
    return new Amount(sum === 0 ? rest : { ...rest, [uom]: sum });
  }
  plusAll(other: Amount): Amount {
    return Object.entries(other.of).reduce<Amount>((all, [uom, quantity]) => all.plus(uom, quantity), this);
  }
}

export interface Interval {
  child: number;
  parent: number;
  bond: 'packed' | 'fitted';
  since: TestEvent;
  until?: TestEvent;
  /** What is inside of a quantity. */
  amounts?: Record<string, number>;
  /** Some of the quantity was taken out. */
  isUnpacked?: boolean;
  put?: Record<string, number>;
}

interface ReferenceFill {
  opened: number;
  closed: number;
  isAssumed: boolean;
  hasHeel: boolean;
  isCleaned: boolean;
  /** What it held is known to the last litre. */
  isExact: boolean;
  heel: Amount;
  charged: Amount;
  drawn: Amount;
}

export class Thing {
  readonly nr: number;
  events = 0;
  disposition = '';
  persistent = new Set<string>();
  place = 'unknown:';
  holder = '';
  owner = '';
  lot = 0;
  origin: 'unknown' | 'received' | 'created' = 'unknown';
  created = 0;
  ended: { nr: number; flow: number; consumed: boolean } | undefined;
  stocks = new Map<string, Amount>();
  packed = new Amount();
  sums = new Map<string, Amount>();
  fills: ReferenceFill[] = [];

  constructor(nr: number) {
    this.nr = nr;
  }
  /** A place to add to; somewhere unknown where there is no URI. */
  at(word: string, uri: string | undefined): { add: (uom: string, quantity: number) => void } {
    const place = uri === undefined ? 'unknown:' : word;
    return {
      add: (uom, quantity) => {
        this.stocks.set(place, (this.stocks.get(place) ?? new Amount()).plus(uom, quantity));
      },
    };
  }
  there(word: string, uom: string): number {
    return this.stocks.get(word)?.get(uom) ?? 0;
  }
  book(sum: string, uom: string, quantity: number): void {
    this.sums.set(sum, (this.sums.get(sum) ?? new Amount()).plus(uom, quantity));
  }
  tidy(): void {
    for (const [word, amount] of this.stocks)
      if (Object.keys(amount.of).length === 0) this.stocks.delete(word);
  }
}

/** Who breaks a rule, by which event. */
interface Breach {
  readonly unitNr: number;
  readonly event: TestEvent;
}

/** One thing at one event, in its world. */
export interface Moment {
  readonly world: World;
  readonly event: TestEvent;
  readonly thing: Thing;
}

interface Lying {
  readonly hold: string;
  readonly on: number;
  readonly event: TestEvent;
}

/** A hold that came to a unit from a member of what it lies on. */
export interface Carried extends Lying {
  readonly lying: Lying;
  readonly member: number;
}

/** A part of a lot that lies where it was put, untouched: it is known which part it is. */
const isKept = ({ child, amounts, isUnpacked }: Interval): boolean =>
  amounts !== undefined && isUnpacked !== true && testUnits.get(child)?.kind !== 'run';

/** Runs that are smaller than a run and hold a serial of it. */
const runsBetween = (run: UnitFacts, serial: number): number[] => {
  const { low = 0, high = low } = testUnits.get(serial) ?? {};
  return [...testUnits.values()]
    .filter(({ kind, nr }) => kind === 'run' && nr !== run.nr && nr !== serial)
    .filter((each) => within(run, each.low ?? 0, each.high) && within(each, low, high))
    .map(({ nr }) => nr);
};

const within = (run: { low?: number; high?: number }, low: number, high = low): boolean =>
  low >= (run.low ?? 0) && high <= (run.high ?? 0);

/** Everything that there is at one moment. */
export class World {
  readonly things = new Map<number, Thing>();
  readonly nothing = new Amount();
  inside: Interval[] = [];
  /** Whatever was put in or taken out by itself. */
  readonly apart = new Set<number>();
  readonly past: Interval[] = [];
  readonly told: TestEvent[] = [];
  readonly anomalies: Record<string, unknown>[] = [];
  /** Holds that lie where they were placed. */
  lying: Lying[] = [];
  readonly lifted: (Lying & { readonly by: number })[] = [];
  readonly exemptions: { unit: number; hold: string; by: number }[] = [];
  /** The holds that each unit carries, wherever they come from. */
  readonly carried = new Map<number, Carried[]>();
  membership = new Map<number, number>();
  /** What lots without a product in their URI hold, by whatever is ever said to be of them. */
  readonly products = new Map<number, { product: number; event: TestEvent }[]>();
  /** Everything that ever happens. */
  all: readonly TestEvent[] = [];

  thing(nr: number): Thing {
    const known = this.things.get(nr) ?? new Thing(nr);
    this.things.set(nr, known);
    return known;
  }
  note(kind: string, { unitNr, event }: Breach, more: Record<string, unknown> = {}): void {
    this.anomalies.push({ kind, unitNr, eventNr: event.nr, ...more });
  }
  newFill(
    event: TestEvent,
    {
      isAssumed,
      before,
      charged,
      isStated = true,
    }: { isAssumed: boolean; before: ReferenceFill | undefined; charged: Amount; isStated?: boolean },
  ): ReferenceFill {
    const hasHeel = before !== undefined && !before.isCleaned;
    let heel = new Amount();
    if (hasHeel) {
      for (const uom of ['KGM', 'C62']) {
        const left = before.heel.get(uom) + before.charged.get(uom) - before.drawn.get(uom);
        if (left > 0) heel = heel.plus(uom, left);
      }
    }
    return {
      opened: event.nr,
      closed: 0,
      isAssumed,
      hasHeel,
      isCleaned: false,
      isExact: isStated && !isAssumed && (!hasHeel || before.isExact),
      heel,
      charged,
      drawn: new Amount(),
    };
  }
  putIn(interval: Interval): void {
    this.inside.push(interval);
    // What is inside of a held unit is held.
    if (!isKept(interval))
      for (const carried of this.carried.get(interval.parent) ?? []) this.carry(interval.child, carried);
  }
  /** Some of what is inside comes out, as what is carried now: of a lot nobody knows which. */
  unpack(interval: Interval): void {
    interval.isUnpacked = true;
    if (testUnits.get(interval.child)?.kind === 'run') return;
    for (const carried of this.carried.get(interval.parent) ?? []) this.carry(interval.child, carried);
  }
  takeOut(interval: Interval, event: TestEvent): void {
    if (interval.amounts !== undefined) this.unpack(interval);
    this.inside = this.inside.filter((each) => each !== interval);
    this.past.push({ ...interval, until: event });
  }
  /** What a run holds that was never packed or taken out by itself, nor with a smaller run. */
  serialsOf(nr: number): number[] {
    const run = testUnits.get(nr);
    if (run?.kind !== 'run') return [];
    return [...testUnits.values()]
      .filter(({ nr: other, low, high }) => other !== nr && low !== undefined && within(run, low, high))
      .map(({ nr: other }) => other)
      .filter((other) => ![other, ...runsBetween(run, other)].some((each) => this.apart.has(each)));
  }
  contents(nr: number, seen = new Set<number>()): Set<number> {
    const inside = this.inside.filter(({ parent }) => parent === nr).map(({ child }) => child);
    for (const child of [...inside, ...this.serialsOf(nr)])
      if (!seen.has(child)) {
        seen.add(child);
        this.contents(child, seen);
      }
    return seen;
  }
  private carry(nr: number, carried: Carried, seen = new Set<number>()): void {
    if (seen.has(nr)) return;
    seen.add(nr);
    const known = this.carried.get(nr) ?? [];
    if (!known.includes(carried)) this.carried.set(nr, [...known, carried]);
    for (const serial of this.serialsOf(nr)) this.carry(serial, carried, seen);
    for (const { child } of this.inside.filter((each) => each.parent === nr && !isKept(each)))
      this.carry(child, carried, seen);
  }
  private isOfClass(nr: number, classNr: number): boolean {
    const told = this.products.get(nr) ?? [];
    return testUnits.get(nr)?.classNr === classNr || told.some(({ product }) => product === classNr);
  }
  private membersOf(nr: number): number[] {
    const unit = testUnits.get(nr);
    const runs = [...testUnits.values()].filter(({ kind }) => kind === 'run');
    const isIn = (a: number, b: number): boolean => {
      const [x, y] = [testUnits.get(a), testUnits.get(b)];
      return (
        a !== b &&
        x?.low !== undefined &&
        y?.low !== undefined &&
        x.low >= y.low &&
        (x.high ?? 0) <= (y.high ?? 0)
      );
    };
    return [...testUnits.keys()].filter((other) => {
      if (other === nr) return false;
      if (unit?.kind === 'run') return isIn(other, nr);
      const selves = [other, ...runs.filter((run) => isIn(other, run.nr)).map((run) => run.nr)];
      const lots = selves.map((each) => this.membership.get(each));
      if (unit?.kind === 'class') return [...selves, ...lots].some((each) => this.isOfClass(each ?? 0, nr));
      return lots.includes(nr);
    });
  }
  placeHold(nr: number, hold: string, event: TestEvent): void {
    if (this.lying.some((each) => each.on === nr && each.hold === hold)) return;
    const lying = { hold, on: nr, event };
    this.lying.push(lying);
    for (const member of [nr, ...this.membersOf(nr)]) this.carry(member, { ...lying, lying, member });
  }
  liftHold(nr: number, hold: string, event: TestEvent): void {
    const own = this.lying.find((each) => each.on === nr && each.hold === hold);
    if (own !== undefined) {
      this.lying = this.lying.filter((each) => each !== own);
      this.lifted.push({ ...own, by: event.nr });
      for (const [unit, all] of this.carried)
        this.carried.set(
          unit,
          all.filter(({ lying }) => lying !== own),
        );
      if (own.event.nr === event.nr) return;
    }
    this.exemptions.push({ unit: nr, hold, by: event.nr });
    const { kind } = testUnits.get(nr) ?? {};
    const members = kind === 'run' || kind === 'lot' ? this.membersOf(nr) : [];
    for (const unit of [nr, ...members]) {
      // From a lot it is lifted as far as the whole class has it.
      const isLifted = (on: number): boolean =>
        unit === nr ||
        kind === 'run' ||
        (testUnits.get(on)?.kind === 'class' && this.membersOf(on).includes(unit));
      // What was brought from here to elsewhere ends there, too.
      for (const [bearer, all] of this.carried)
        this.carried.set(
          bearer,
          all.filter(
            (each) =>
              each.hold !== hold ||
              each.on === unit ||
              !isLifted(each.on) ||
              (bearer !== unit && each.member !== unit),
          ),
        );
    }
  }
}
