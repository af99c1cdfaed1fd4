import { identityOf } from '@yuanliu/core/codes';
import { type Amounts, epcisContextUrl, type JsonObject, namesOf } from '@yuanliu/core/trace';
import type { TestDatabase } from '../../test/test-database.ts';
import { invalid, prepareEvent } from '../epcis/capture/prepare-event.ts';
import type { IncomingEvent, Recording } from '../ledger/incoming-event.ts';
import { recordEvents } from '../ledger/record-events.ts';
import { placeWord } from '../projection/place.ts';
import { rebuildProjections } from '../projection/rebuild-projections.ts';
import { holdsOn } from '../units/holds-on.ts';
import { listStocks } from '../units/list-stocks.ts';
import { placesOf } from '../units/places-of.ts';
import { readStory } from '../units/story-of.ts';

/** Step of the CBV, as written in EPCIS JSON. */
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

/** Tells the ledger of a test what happened, and asks what it makes of that. */
export const teller = (t: Pick<TestDatabase, 'db' | 'ctx' | 'asOwner'>) => {
  const record = (
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
  const nrOf = async (code: string): Promise<number> => {
    const identity = identityOf(code);
    const uri = identity.ok ? identity.value.uri : code;
    const [row] = await t.asOwner<{ nr: string }>('select nr from units where uri = $1', [uri]);
    if (row === undefined) throw new Error(`${code} was never named.`);
    return Number(row.nr);
  };
  const stocksOf = async (lot: string): Promise<Record<string, Amounts>> => {
    const { rows } = await listStocks(t.ctx(), { lot: canonical(lot), limit: 100 });
    return Object.fromEntries(
      rows.map(({ place, amounts }) => [placeWord({ kind: place.kind, uri: place.uri ?? '' }), amounts]),
    );
  };
  return {
    record,
    nrOf,
    stocksOf,
    /** The same in strict mode: the rule that refuses it, or undefined. */
    refusal: async (event: Told): Promise<string | undefined> => {
      try {
        await record([event], { mode: 'strict' });
        return undefined;
      } catch (error) {
        const data: unknown = error instanceof Error && 'data' in error ? error.data : undefined;
        if (typeof data === 'object' && data !== null && 'rule' in data) return String(data.rule);
        throw error;
      }
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
    anomalies: async (code: string): Promise<string[]> =>
      (
        await t.asOwner<{ kind: string }>(
          "select kind from anomalies where unit_nr = $1 and state = 'open' order by kind",
          [await nrOf(code)],
        )
      ).map(({ kind }) => kind),
    /** Steps of the story, the earliest first. */
    story: async (code: string): Promise<string[]> => {
      const { rows } = await readStory(t.ctx(), String(await nrOf(code)), { limit: 100 });
      return rows.map(({ step, type }) => step?.split('-').at(-1) ?? type).toReversed();
    },
    rebuild: () => rebuildProjections(t.db, { now: () => new Date() }),
  };
};

const canonical = (code: string): string => {
  const identity = identityOf(code);
  return identity.ok ? identity.value.uri : code;
};
