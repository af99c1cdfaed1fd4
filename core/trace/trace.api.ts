import { z } from 'zod';
import { endpoint } from '../platform/index.ts';
import { traceAmbiguous, traceUnitUnknown } from './trace.problems.ts';
import { seeUnits } from './trace.rights.ts';

const moment = z.iso.datetime().describe('UTC');
/** A decimal as text, exact: `12.5`. */
const decimal = z.string();
/** UN/ECE Recommendation 20; an empty text means pieces. */
const uom = z.string();

/**
 * One for each dimension, in the unit of measure that the first event of the unit states it in; `in = out + onHand + samples + loss + adjustments + unexplained`. The books of the unit itself,
 * without single things of it that events name by themselves.
 */
const balance = z.object({
  uom,
  /** Made, put into use, first received, or there before anything was known of it. */
  in: decimal,
  /** Consumed, taken off the books, or handed to somebody. */
  out: decimal,
  /** Loose, in containers, and on its way: the figure of the stock, as of now or of what was known then. */
  onHand: decimal,
  samples: decimal,
  loss: decimal,
  /** What counting found missing; below zero where it found more than the books. */
  adjustments: decimal,
  /** Below zero: more went out than ever came in. */
  unexplained: decimal,
});
/** The balance of one unit in one unit of measure. */
export type TraceBalance = z.output<typeof balance>;

const unit = z.object({
  /** The canonical URI; `hidden:<n>` for a unit outside the caller's rights, of which nothing else is told. */
  uri: z.string(),
  /** See `unitKinds`; a fill is named by its vessel and the charge that opened it. */
  kind: z.string(),
  label: z.string(),
  /** The class (GTIN) of a lot, run or item. */
  classUri: z.string().nullable(),
  /** Levels between the asked unit and this one. A fill counts as a level of its own. */
  hops: z.int(),
  /** The first moment that an event names it. */
  firstSeen: moment.nullable(),
  isHidden: z.boolean(),
  /** Whether holds work on it now, whatever `asOf`, and how many: its own, its lot's, its container's. Null: hidden. */
  isHeld: z.boolean().nullable(),
  holds: z.int().nullable(),
  /** Matter runs in a circle through it (rework, or an error of data). Lines of NDJSON do not tell; see `cycles`. */
  isInCycle: z.boolean().optional(),
  /** It has neighbours that the answer leaves out because of its limit. Lines of NDJSON do not tell; see `cut`. */
  isCut: z.boolean().optional(),
  /** Empty for what is counted one by one, and where an event outside the caller's rights tells of the quantity. */
  balances: z.array(balance),
});
/** A unit of the answer. */
export type TraceUnit = z.output<typeof unit>;

const event = z.object({
  id: z.uuid(),
  eventId: z.string(),
  type: z.string(),
  action: z.enum(['ADD', 'OBSERVE', 'DELETE']).nullable(),
  step: z.string().nullable(),
  time: moment,
  zoneOffset: z.string(),
  readPoint: z.string().nullable(),
  location: z.string().nullable(),
  /** An error declaration, or declared wrong: it is shown and connects nothing. */
  isVoid: z.boolean(),
});
/** An event of the answer. */
export type TracedEvent = z.output<typeof event>;

const amount = z.object({ quantity: decimal, uom });

const edge = z.object({
  /** URIs of units; matter flows from `from` to `to`, whichever way was asked. */
  from: z.string(),
  to: z.string(),
  /**
   * `made`: consumed for. `packed`: lay in. `member`: the lot of. `heel`: the rest of one fill in the next.
   * `run`: shares serials with, the wider first.
   */
  why: z.enum(['made', 'packed', 'member', 'heel', 'run']),
  /** The eventID of the event that says so; null where no single one does, or it is hidden. */
  event: z.string().nullable(),
  /** What `from` and `to` are in it. */
  roles: z.array(z.string()).nullable(),
  /** How much of `from` passed on to `to`; null where it is not known. */
  amount: amount.nullable(),
  /** Of what was `made` into several things: nobody told the amount, it was shared out in proportion to what came out. */
  isShared: z.boolean(),
  /** Of `made`: how much of `from` went in, and how much of `to` came out, where it is told. */
  inputQuantity: amount.nullable(),
  outputQuantity: amount.nullable(),
  /** As the events state it. */
  evidence: z.enum(['scanned', 'inferred', 'prorated', 'posted']),
  /** Of a stay in a container, as told; null where it is not known, or goes on. */
  entered: moment.nullable(),
  left: moment.nullable(),
});
/** How matter passed from one unit to another. */
export type TraceEdge = z.output<typeof edge>;

const delivery = z.object({
  /** eventID of the shipment; null where it is hidden. */
  event: z.string().nullable(),
  time: moment,
  /** Where to: the owning party of the destination, else the possessing party, else the place. */
  party: z.string().nullable(),
  /**
   * What was shipped of the traced matter: contents of shipped containers, as far as they lay in them then. A container
   * that was traced itself counts by all of its contents, and as one piece where nobody said what lay in it.
   */
  contents: z.array(amount.extend({ unit: z.string(), classUri: z.string().nullable() })),
});
/** A shipment of something that was traced. */
export type TraceDelivery = z.output<typeof delivery>;

const pruned = z.object({
  reason: z.enum(['fill', 'containment']),
  /** What was left out. */
  unit: z.string(),
  via: z.string(),
  event: z.string().nullable(),
});

const summary = z.object({
  /** The URI of the asked unit. */
  asked: z.string(),
  direction: z.enum(['backward', 'forward']),
  time: z.enum(['respected', 'ignored']),
  /** As it was known then; null: as it is known now. */
  asOf: moment.nullable(),
  /** False: at the moment of `asOf` nothing that the caller may see had been recorded of the unit. */
  isKnown: z.boolean(),
  /** When the answer was made. */
  answeredAt: moment,
  counts: z.object({ units: z.int(), events: z.int(), edges: z.int(), deliveries: z.int() }),
  /** False: there is more behind the limit than is looked at for deliveries (200,000 units), so some may be missing. */
  deliveriesComplete: z.boolean(),
  /** Forward: what was shipped, by destination and class, also of what the limit leaves out. */
  customers: z.array(
    z.object({
      party: z.string().nullable(),
      deliveries: z.int(),
      quantities: z.array(amount.extend({ classUri: z.string().nullable() })),
    }),
  ),
  /** Units and events outside the caller's rights. The units stand in the answer without a name. */
  hidden: z.object({ units: z.int(), events: z.int() }),
  /** Branches that time excludes; `time=ignored` puts them back. The first 100 are named. */
  pruned: z.object({ count: z.int(), byReason: z.record(z.string(), z.int()), first: z.array(pruned) }),
  /** Null: the answer is whole. Otherwise why it is not, and the first 100 units whose neighbours are missing. */
  cut: z
    .object({
      reason: z.enum(['units', 'edges']),
      limit: z.int(),
      frontier: z.int(),
      units: z.array(z.string()),
    })
    .nullable(),
  /** Each circle that matter runs in, by its units; the first 100. */
  cycles: z.array(z.array(z.string())),
});
/** What an answer says of itself. */
export type TraceSummary = z.output<typeof summary>;

/** One line of the answer as NDJSON; the last line is the summary, and an answer without it is broken off. */
export const traceLine = z.discriminatedUnion('line', [
  unit.extend({ line: z.literal('unit') }),
  event.extend({ line: z.literal('event') }),
  edge.extend({ line: z.literal('edge') }),
  delivery.extend({ line: z.literal('delivery') }),
  summary.extend({ line: z.literal('summary') }),
]);
export type TraceLine = z.output<typeof traceLine>;

/** The genealogy of a unit: `Accept: application/x-ndjson` streams it level by level. */
export const traceUnit = endpoint({
  id: 'trace.trace-unit',
  method: 'GET',
  path: '/api/trace',
  needs: seeUnits,
  summary: { zh: '溯源或追踪一个追溯单元', en: 'Trace a unit backward or forward' },
  query: z.strictObject({
    id: z
      .string()
      .min(1)
      .max(2000)
      .describe(
        '扫描内容、编码、URI 或唯一的标签 / whatever was scanned or typed, a URI, or a label that is unique',
      ),
    direction: z.enum(['backward', 'forward']).describe('逆向溯源 / 正向追踪'),
    time: z
      .enum(['respected', 'ignored'])
      .default('respected')
      .describe('是否按时间剪枝 / whether time excludes what cannot have met'),
    asOf: z.iso.datetime({ offset: true }).optional().describe('按当时所知 / as it was known then'),
    limit: z.int().min(1).max(200_000).default(10_000).describe('最多单元数 / units at the most'),
    only: z
      .enum(['deliveries'])
      .optional()
      .describe(
        '只要交货与客户：不返回单元、事件和边，快一倍以上 / deliveries and customers alone: units, events and edges are counted and not told, in less than half the time',
      ),
  }),
  headers: z.looseObject({
    accept: z.string().optional().describe('application/x-ndjson：逐层流式返回 / streams level by level'),
  }),
  reply: summary.extend({
    units: z.array(unit),
    events: z.array(event),
    edges: z.array(edge),
    deliveries: z.array(delivery),
  }),
  isWrittenAsMade: true,
  lines: traceLine,
  problems: [traceUnitUnknown, traceAmbiguous],
});
