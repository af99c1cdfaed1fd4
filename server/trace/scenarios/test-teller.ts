import { identityOf } from '@yuanliu/core/codes';
import { type Amounts, epcisContextUrl, type JsonObject, namesOf } from '@yuanliu/core/trace';
import type { Ctx, Database } from '../../platform/index.ts';
import { invalid, prepareEvent } from '../epcis/capture/prepare-event.ts';
import type { IncomingEvent, Recording } from '../ledger/incoming-event.ts';
import { recordEvents } from '../ledger/record-events.ts';
import { placeWord } from '../projection/place.ts';
import { rebuildProjections } from '../projection/rebuild-projections.ts';
import { holdsOn } from '../units/holds-on.ts';
import { listStocks } from '../units/list-stocks.ts';
import { placesOf } from '../units/places-of.ts';
import { readStory } from '../units/story-of.ts';

/** An event as EPCIS JSON; what is left out is an object event in the zone of Beijing. */
type Told = JsonObject;

const context = [epcisContextUrl, { yuanliu: 'urn:yuanliu:epcis:' }];

/** Writes an event as a partner or a station would; throws `invalidEpcis` for what no event may say. */
export const written = (event: Told, position = 0): IncomingEvent => {
  const whole = { '@context': context, type: 'ObjectEvent', eventTimeZoneOffset: '+08:00', ...event };
  const prepared = prepareEvent({
    text: JSON.stringify(whole),
    position,
    document: { names: namesOf(context), context: undefined, ignored: new Set() },
  });
  if (!prepared.isGood) throw invalid(prepared.issues);
  return prepared.incoming;
};

/** What is needed of a test's database. */
export interface Test {
  readonly db: Database;
  readonly ctx: (over?: Partial<Ctx>) => Ctx;
  readonly asOwner: <R extends Record<string, unknown>>(text: string, values?: unknown[]) => Promise<R[]>;
}

/** Tells the ledger of a test what happened, and asks what it makes of that. */
export const teller = (t: Test) => {
  const record = recorder(t);
  return { record, refusal: refuser(record), ...asker(t) };
};

type Recorder = ReturnType<typeof recorder>;

const recorder =
  (t: Test) =>
  (
    events: readonly Told[],
    { mode = 'fact', at }: { mode?: 'fact' | 'strict'; at?: string } = {},
  ): Promise<Recording[]> =>
    t.db.transact((tx) =>
      recordEvents(
        tx,
        { events: events.map(written), mode },
        t.ctx(at === undefined ? {} : { clock: { now: () => new Date(at) } }),
      ),
    );

/** Records in strict mode: the rule that refuses it, or undefined. */
const refuser =
  (record: Recorder) =>
  async (event: Told): Promise<string | undefined> => {
    try {
      await record([event], { mode: 'strict' });
      return undefined;
    } catch (error) {
      const data: unknown = error instanceof Error && 'data' in error ? error.data : undefined;
      if (typeof data === 'object' && data !== null && 'rule' in data) return String(data.rule);
      throw error;
    }
  };

const asker = (t: Test) => {
  const nrOf = async (code: string): Promise<number> => {
    const [row] = await t.asOwner<{ nr: string }>('select nr from units where uri = $1', [canonical(code)]);
    if (row === undefined) throw new Error(`${code} was never named.`);
    return Number(row.nr);
  };
  return {
    /** Where how much of a lot is. */
    stocksOf: async (lot: string): Promise<Record<string, Amounts>> => {
      const { rows } = await listStocks(t.ctx(), { lot: canonical(lot), limit: 100 });
      return Object.fromEntries(
        rows.map(({ place, amounts }) => [placeWord({ kind: place.kind, uri: place.uri ?? '' }), amounts]),
      );
    },
    /** The holds and anomalies that hold a unit now. */
    holding: async (code: string): Promise<string[]> => {
      const nr = await nrOf(code);
      return ((await holdsOn(t.db, [nr])).get(nr) ?? [])
        .map((hold) => (hold.kind === 'placed' ? hold.hold.holdId : hold.anomaly))
        .toSorted();
    },
    place: async (code: string): Promise<string> => {
      const nr = await nrOf(code);
      const place = (await placesOf(t.db, [nr])).get(nr);
      return place === undefined ? '' : placeWord(place);
    },
    /** Open anomalies of a unit by kind. */
    anomalies: async (code: string): Promise<string[]> => {
      const rows = await t.asOwner<{ kind: string }>(
        "select kind from anomalies where unit_nr = $1 and state = 'open' order by kind",
        [await nrOf(code)],
      );
      return rows.map(({ kind }) => kind);
    },
    /** Steps of the story, the earliest first. */
    story: async (code: string): Promise<string[]> => {
      const { rows } = await readStory(t.ctx(), String(await nrOf(code)), { limit: 100 });
      return rows.map(({ step, type }) => step?.split('-').at(-1) ?? type).toReversed();
    },
    /** What part a unit had itself in the events of its story, with how much, the earliest first. */
    parts: async (code: string): Promise<string[]> => {
      const { rows } = await readStory(t.ctx(), String(await nrOf(code)), { limit: 100 });
      const own = rows.toReversed().flatMap(({ because }) => because.filter(({ via }) => via === 'own'));
      return own
        .flatMap(({ parts }) => parts)
        .map(({ role, isVessel, amounts }) => {
          const told = Object.entries(amounts).map(([uom, quantity]) => `${quantity} ${uom}`);
          return [isVessel ? 'vessel' : 'thing', role, ...told].join(' ');
        });
    },
    rebuild: () => rebuildProjections(t.db, { now: () => new Date() }),
    facts: () => factsOf(t),
  };
};

/** What projections say, by table; rows without an event are locks, and what is cleared tells how things came. */
const projected = {
  unit_states: 'event_count > 0',
  unit_stocks: 'true',
  containments: 'true',
  holds: 'true',
  unit_classes: 'true',
  anomalies: "state <> 'cleared'",
} as const;

/** The rows of projections as text, in an order of their own. */
const factsOf = async ({ asOwner }: Test): Promise<string[]> => {
  const all: string[] = [];
  for (const [table, where] of Object.entries(projected)) {
    const rows = await asOwner<{ line: string }>(
      `select (to_jsonb(r) - 'raised_at' - 'cleared_at')::text as line from ${table} r where ${where} order by 1`,
    );
    all.push(...rows.map(({ line }) => `${table} ${line}`));
  }
  return all;
};

const canonical = (code: string): string => {
  const identity = identityOf(code);
  return identity.ok ? identity.value.uri : code;
};

/** The Digital Link of the `n`-th SSCC of the tests. */
export const sscc = (n: number): string => {
  const digits = `0401234500${String(n).padStart(7, '0')}`;
  const sum = Array.from(digits).reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return `https://id.gs1.org/00/${digits}${(10 - (sum % 10)) % 10}`;
};

/** A moment of the tests' day by the clock of Beijing, `HH:MM`. */
export const at = (clock: string): { eventTime: string } => ({
  eventTime: `2026-03-04T${clock}:00+08:00`,
});
