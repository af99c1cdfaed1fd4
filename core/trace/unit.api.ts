import { z } from 'zod';
import { endpoint, pageOf, pageQuery } from '../platform/index.ts';
import { unitKinds } from './roles.ts';
import { momentTooBroad } from './trace.problems.ts';
import { seeUnits } from './trace.rights.ts';

const moment = z.iso.datetime({ offset: true });
const at = z.iso.datetime();
const asOf = moment
  .optional()
  .describe(
    '某一时刻（按事件发生时间，按现在所知），缺省为现在 / right after all events of this moment, by the time that things happened and by what is known today; now when absent',
  );
const unitId = z.strictObject({
  id: z.string().min(1).max(40).describe('追溯单元编号（nr） / number of the unit (`nr`)'),
});

/** How many rows of the whole list are left out, since events outside the caller's rights tell of them. */
const hidden = z.int();

/** A unit as it is named everywhere. */
const unitRef = z.object({
  /** Its number, in addresses of pages and calls. */
  nr: z.int(),
  /** The canonical URI. */
  uri: z.string(),
  /** What people search by: lot number, serial, key. */
  label: z.string(),
  kind: z.enum(unitKinds),
});
/** A unit as it is named everywhere. */
export type UnitRef = z.output<typeof unitRef>;

/**
 * Decimals as text by UN/ECE Recommendation 20 code: `{"KGM": "12.5"}`. Pieces are `C62`. One code per dimension: the
 * one that the first event of the unit stated.
 */
const amounts = z.record(z.string(), z.string());

/** Where something is. `uri` is the location, the destination on the way, or the party; null where unknown. */
const place = z.object({
  kind: z.enum(['location', 'transit', 'party', 'unknown', 'gone']),
  uri: z.string().nullable(),
  /** What the location is called, where it is known. */
  label: z.string().nullable(),
});
/** Where something is. */
export type PlaceView = z.output<typeof place>;

const unitRow = unitRef.extend({
  /** The product (class) that it belongs to. */
  product: unitRef.nullable(),
  disposition: z.string().nullable(),
  /** Where it is, in its container where it is in one; of a quantity the one place where all at hand lies. */
  place: place,
  /** In how many places it is; with more than one `place` is unknown. */
  placeCount: z.int(),
  /**
   * At our or at unknown places and on its way, members that live by themselves among it; what was handed to a party
   * is not. Nothing for a single thing. The same in every list, and the sum of the stocks but for `party`.
   */
  onHand: amounts,
  /** Of a lot or run the unit of measure that its quantities were first stated in, to say nothing in. */
  uom: z.string().nullable(),
  isHeld: z.boolean(),
  isEnded: z.boolean(),
  lastTime: at.nullable(),
  /**
   * Events outside the caller's rights tell of it. Then all that the events tell together is left out: null, nothing,
   * unknown. `isHeld` is still true to the facts, so that nobody ships what must not leave.
   */
  isPartlyHidden: z.boolean(),
});
/** A unit in a list. */
export type UnitRow = z.output<typeof unitRow>;

const hold = z.object({
  holdId: z.string(),
  /** Where it comes from: the unit itself, its lot, a run it lies in, its product, a container that it is or was in, an anomaly. */
  via: z.enum(['own', 'lot', 'run', 'product', 'container', 'anomaly']),
  /** The unit that it was placed on. */
  on: unitRef,
  since: at,
  reason: z.string().nullable(),
  paper: z.string().nullable(),
  person: z.string().nullable(),
  /** The event that placed it. */
  eventId: z.uuid().nullable(),
  /** The anomaly that holds the unit. */
  anomalyId: z.uuid().nullable(),
});
/** A hold that works on a unit, with its cause. */
export type HoldView = z.output<typeof hold>;

const interval = z.object({
  container: unitRef,
  bond: z.enum(['packed', 'fitted']),
  from: at,
  to: at.nullable(),
  evidence: z.enum(['scanned', 'inferred', 'prorated', 'posted']),
  amounts: amounts.nullable(),
});

const fill = z.object({
  uri: z.string(),
  ordinal: z.int(),
  from: at,
  to: at.nullable(),
  /** Drawn from before any charge of the vessel is known. */
  isAssumed: z.boolean(),
  /** It received what was left of the fill before. */
  hasHeel: z.boolean(),
  heel: amounts,
  charged: amounts,
  drawn: amounts,
});

const unitPage = unitRow.extend({
  epcUrn: z.string().nullable(),
  holder: z.string().nullable(),
  owner: z.string().nullable(),
  persistentDispositions: z.array(z.string()),
  lot: unitRef.nullable(),
  runs: z.array(unitRef),
  firstTime: at.nullable(),
  eventCount: z.int(),
  /** What it is in now, the innermost first; of a quantity the first few containers. */
  containers: z.array(interval),
  /** Things directly inside now. */
  contentCount: z.int(),
  holds: z.array(hold),
  /** Where a quantity lies, loose and in containers, with its members; what was handed over is at a `party`. */
  stocks: z.array(z.object({ place, amounts })),
  /** How much of that lies in containers. */
  packed: amounts,
  /**
   * `made + opening + adjusted + members = consumed + removed + samples + loss + delivered + onHand + unexplained`, where
   * `members` are single things of it that events name by themselves, and `opening` must have been there before we knew of the unit. `unexplained` is below zero where more left than came.
   */
  balance: z.object({
    made: amounts,
    opening: amounts,
    adjusted: amounts,
    members: amounts,
    consumed: amounts,
    removed: amounts,
    samples: amounts,
    loss: amounts,
    delivered: amounts,
    onHand: amounts,
    unexplained: amounts,
  }),
  /** The last fills of a vessel, the newest first. */
  fills: z.array(fill),
  openAnomalies: z.int(),
  /** What is told by events outside the caller's rights, and left out: holds that work, things inside. */
  hidden: z.object({ holds: z.int(), contents: z.int() }),
  can: z.object({ resolveAnomalies: z.boolean() }),
});
/** Everything that is shown of one unit. */
export type UnitPage = z.output<typeof unitPage>;

export const findUnits = endpoint({
  id: 'trace.find-units',
  method: 'GET',
  path: '/api/trace/units',
  needs: seeUnits,
  summary: { zh: '查找追溯单元', en: 'Find units' },
  query: pageQuery.extend({
    find: z
      .string()
      .max(2000)
      .optional()
      .describe(
        '扫描内容、编码、URI，或标签的开头 / whatever was scanned or typed, or the beginning of a label',
      ),
    kind: z.enum(unitKinds).optional(),
    held: z.stringbool().optional().describe('只看自身被冻结的 / only those with a hold of their own'),
    place: z.string().max(1000).optional().describe('所在地点（URI） / at this location'),
  }),
  reply: pageOf(unitRow),
});

export const readUnit = endpoint({
  id: 'trace.read-unit',
  method: 'GET',
  path: '/api/trace/units/:id',
  needs: seeUnits,
  summary: { zh: '查看一个追溯单元', en: 'One unit, as it is now or was at a moment' },
  params: unitId,
  query: z.strictObject({ asOf }),
  reply: unitPage,
  problems: [momentTooBroad],
  row: 'trace.unit',
});

const content = z.object({
  unit: unitRef,
  bond: z.enum(['packed', 'fitted']),
  from: at,
  to: at.nullable(),
  evidence: z.enum(['scanned', 'inferred', 'prorated', 'posted']),
  /** Of a quantity: what is inside, or was put in if the interval is over. */
  amounts: amounts.nullable(),
  isHeld: z.boolean(),
  isEnded: z.boolean(),
  /** Things directly inside of it. */
  contentCount: z.int(),
});
/** Something inside of a container. */
export type ContentView = z.output<typeof content>;

export const listContents = endpoint({
  id: 'trace.list-contents',
  method: 'GET',
  path: '/api/trace/units/:id/contents',
  needs: seeUnits,
  summary: { zh: '查看容器内的内容', en: 'What is inside of a unit' },
  params: unitId,
  query: pageQuery.extend({
    at: moment.optional().describe('某一时刻，缺省为现在 / at a moment; now when absent'),
  }),
  reply: pageOf(content).extend({ hidden }),
  row: 'trace.unit',
});

const stay = interval.extend({
  fromEventId: z.uuid().nullable(),
  toEventId: z.uuid().nullable(),
});
/** A stretch of time that a unit was in a container. */
export type StayView = z.output<typeof stay>;

export const listStays = endpoint({
  id: 'trace.list-stays',
  method: 'GET',
  path: '/api/trace/units/:id/stays',
  needs: seeUnits,
  summary: {
    zh: '查看追溯单元装在哪里、装过哪里，新的在前',
    en: 'The containers that a unit is and was in, the latest first',
  },
  params: unitId,
  query: pageQuery,
  reply: pageOf(stay).extend({ hidden }),
  row: 'trace.unit',
});

const pastHold = z.object({
  holdId: z.string(),
  since: at,
  reason: z.string().nullable(),
  paper: z.string().nullable(),
  person: z.string().nullable(),
  until: at,
  liftReason: z.string().nullable(),
  liftPerson: z.string().nullable(),
  /** The events that placed and lifted it. */
  eventId: z.uuid().nullable(),
  liftEventId: z.uuid().nullable(),
});
/** A hold that was placed on a unit and lifted. */
export type PastHold = z.output<typeof pastHold>;

export const listPastHolds = endpoint({
  id: 'trace.list-past-holds',
  method: 'GET',
  path: '/api/trace/units/:id/past-holds',
  needs: seeUnits,
  summary: {
    zh: '查看追溯单元已解除的冻结，最近解除的在前',
    en: 'The holds on a unit that were lifted, the last first',
  },
  params: unitId,
  query: pageQuery,
  reply: pageOf(pastHold).extend({ hidden }),
  row: 'trace.unit',
});

const storyLine = z.object({
  eventId: z.uuid(),
  type: z.string(),
  action: z.enum(['ADD', 'OBSERVE', 'DELETE']).nullable(),
  time: at,
  zoneOffset: z.string(),
  step: z.string().nullable(),
  disposition: z.string().nullable(),
  readPoint: z.string().nullable(),
  location: z.string().nullable(),
  /** Why the event belongs to the story, the nearest reason first. */
  because: z.array(
    z.object({
      via: z.enum(['own', 'run', 'container', 'lot', 'fill']),
      /** The unit that the event names. */
      unit: unitRef,
      /** What part the unit had in the event. */
      parts: z.array(
        z.object({
          role: z.enum(['input', 'output', 'parent', 'child', 'member', 'observed']),
          /** True where the unit is a vessel: an input draws from what it holds, an output charges it. */
          isVessel: z.boolean(),
          /** Quantities by unit of measure as the event wrote them; '' for pieces, empty for single things. */
          amounts,
        }),
      ),
    }),
  ),
});
/** An event in the story of a unit. */
export type StoryLine = z.output<typeof storyLine>;

export const readStory = endpoint({
  id: 'trace.read-story',
  method: 'GET',
  path: '/api/trace/units/:id/story',
  needs: seeUnits,
  summary: {
    zh: '查看追溯单元的经历，新的在前',
    en: 'The story of a unit, the latest first: its own events, its runs’, its containers’ while inside, its lot’s',
  },
  params: unitId,
  query: pageQuery,
  reply: pageOf(storyLine),
  row: 'trace.unit',
});

const stock = z.object({
  product: unitRef.nullable(),
  /** The lot; null for what has none. */
  lot: unitRef.nullable(),
  place,
  amounts,
  /** Single items among them. */
  items: z.int(),
});
/** What lies at one place of one lot. */
export type StockView = z.output<typeof stock>;
const stockPage = pageOf(stock).extend({ hidden });
/** A page of stocks; `hidden` counts the units whose stocks are left out. */
export type StockPage = z.output<typeof stockPage>;

export const listStocks = endpoint({
  id: 'trace.list-stocks',
  method: 'GET',
  path: '/api/trace/stocks',
  needs: seeUnits,
  summary: {
    zh: '按产品、批次、地点查看库存',
    en: 'Stock by product, lot and place, as of now or of a moment',
  },
  query: pageQuery.extend({
    product: z.string().max(1000).optional().describe('产品 URI / URI of the product (class)'),
    lot: z.string().max(1000).optional().describe('批次 URI / URI of the lot'),
    place: z.string().max(1000).optional().describe('地点 URI / URI of the location'),
    asOf,
  }),
  reply: stockPage,
  problems: [momentTooBroad],
});
