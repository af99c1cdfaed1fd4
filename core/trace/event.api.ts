import { z } from 'zod';
import { endpoint, pageOf, pageQuery, rowSeal } from '../platform/index.ts';
import { eventUnsealed } from './ledger.problems.ts';
import { unitKinds } from './roles.ts';
import { seeEvents } from './trace.rights.ts';

const moment = z.iso.datetime({ offset: true });
const hash = z.string();

const unit = z.object({
  /** Its number, in addresses of pages and calls. */
  nr: z.int(),
  /** The canonical URI. */
  uri: z.string(),
  /** Lot number, serial, key: what people know it by. */
  label: z.string(),
  kind: z.enum(unitKinds),
});

const event = z.object({
  id: z.uuid(),
  /** As the sender gave it, or minted of the event's hash. */
  eventId: z.string(),
  /** A standard type by its bare name, an extension type by its URI. */
  type: z.string(),
  action: z.enum(['ADD', 'OBSERVE', 'DELETE']).nullable(),
  /** UTC; `zoneOffset` is that of the place where it happened. */
  eventTime: z.iso.datetime(),
  zoneOffset: z.string(),
  recordTime: z.iso.datetime(),
  /** Canonical URIs, here and below. */
  step: z.string().nullable(),
  disposition: z.string().nullable(),
  readPoint: z.string().nullable(),
  location: z.string().nullable(),
  captureId: z.uuid().nullable(),
  /** It is an error declaration: it says that the event of the same `eventId` is wrong. */
  isDeclaration: z.boolean(),
  /** An error declaration voids it: it is kept and counts for nothing. */
  isVoid: z.boolean(),
});

const role = z.enum(['input', 'output', 'parent', 'child', 'member', 'observed']);

const listedEvent = event.extend({
  /** The first two units of each role, in the order of the event; ties to lots are left out. */
  units: z.array(
    unit.extend({
      role,
      /** A decimal as text; null for a single thing. */
      quantity: z.string().nullable(),
      /** UN/ECE Recommendation 20 code; null for pieces. */
      uom: z.string().nullable(),
    }),
  ),
  /** Lines of the event that name units. */
  unitCount: z.int(),
  /** Its business documents by URI, the first two. */
  documents: z.array(z.string()),
});
/** An event in a list. */
export type ListedEvent = z.output<typeof listedEvent>;

export const listEvents = endpoint({
  id: 'trace.list-events',
  method: 'GET',
  path: '/api/trace/events',
  needs: seeEvents,
  summary: { zh: '查询事件，新发生的在前', en: 'Events, the latest first' },
  query: pageQuery.extend({
    from: moment.optional().describe('发生时间起（含） / happened from this moment on'),
    to: moment.optional().describe('发生时间止（不含） / happened before this moment'),
    type: z.string().max(500).optional().describe('事件类型 / ObjectEvent, AggregationEvent, …'),
    step: z.string().max(500).optional().describe('业务步骤的规范 URI / canonical URI of the business step'),
    disposition: z.string().max(500).optional().describe('状态的规范 URI / canonical URI'),
    place: z
      .string()
      .max(500)
      .optional()
      .describe('读取点或业务地点（URI 或 GLN 编码） / read point or business location, by URI or any code'),
    document: z
      .string()
      .max(500)
      .optional()
      .describe('单据号或其完整 URI / number of a document, or its URI'),
    unit: z
      .string()
      .max(1000)
      .optional()
      .describe(
        '追溯单元：扫描内容、URI，或批号、序列号的开头 / a unit by scan, URI, or the beginning of its label',
      ),
    only: z
      .enum(['declarations', 'voided', 'duplicates'])
      .optional()
      .describe('只看错误声明、作废事件、疑似重复 / error declarations, voided events, possible duplicates'),
    capture: z.uuid().optional().describe('采集任务 / the capture that brought it in'),
  }),
  reply: pageOf(listedEvent),
});

const namedUnit = z.object({
  unit,
  role,
  /** The field of the event that it stands in, and its place there from 0. */
  field: z.string(),
  position: z.int(),
  /** A decimal as text; null for a single thing. */
  quantity: z.string().nullable(),
  /** UN/ECE Recommendation 20 code; null for pieces. */
  uom: z.string().nullable(),
  evidence: z.enum(['scanned', 'inferred', 'prorated', 'posted']),
  isVessel: z.boolean(),
  /** The lot that the unit belongs to, where the role is `member`. */
  lot: unit.nullable(),
});

const otherEvent = z.object({
  eventId: z.string(),
  /** Null where it is not here, or lies outside what the caller may see. */
  id: z.uuid().nullable(),
});

const declaration = z.object({
  /** Null where it lies outside what the caller may see. */
  id: z.uuid().nullable(),
  declaredAt: z.iso.datetime(),
  reason: z.string().nullable(),
  /** The events that take the place of the one declared wrong. */
  correctives: z.array(otherEvent),
});

const wholeEvent = event.extend({
  /** SHA-256 of the CBV pre-hash. */
  hash,
  isIdMinted: z.boolean(),
  recordedBy: z.uuid().nullable(),
  transformationId: z.string().nullable(),
  /** The event as it came, laid out for reading; personal data that was destroyed shows as such. */
  document: z.string(),
  /** The JSON-LD context that its names are read by. */
  context: z.unknown(),
  /** The first thousand lines; `unitCount` says how many there are. */
  units: z.array(namedUnit),
  unitCount: z.int(),
  references: z.array(
    z.object({
      kind: z.enum(['transaction', 'source', 'destination']),
      type: z.string().nullable(),
      value: z.string(),
    }),
  ),
  /** Where this is an error declaration: the event that it declares wrong. Null everywhere else. */
  declares: otherEvent.extend({ declaration }).nullable(),
  /** Where this event was declared wrong: by what, why, and what replaces it. */
  voidedBy: declaration.nullable(),
  /** Events that say the same under another eventID. */
  possibleDuplicates: z.array(otherEvent),
  seal: rowSeal,
});
/** An event with all that is known of it. */
export type WholeEvent = z.output<typeof wholeEvent>;

const oneEvent = z.strictObject({ id: z.uuid() });

export const seeEvent = endpoint({
  id: 'trace.see-event',
  method: 'GET',
  path: '/api/trace/events/:id',
  needs: seeEvents,
  summary: { zh: '查看一个事件', en: 'One event' },
  params: oneEvent,
  reply: wholeEvent,
  row: 'trace.recorded-event',
});

const eventProof = z.object({
  format: z.literal('yuanliu-event-proof/1'),
  log: z.string(),
  /** The event as it was sealed. */
  event: z.unknown(),
  context: z.unknown(),
  leaf: hash,
  /** Place in the log, from 0, and how many rows the log had when the proof was made. */
  index: z.int(),
  size: z.int(),
  root: hash,
  path: z.array(hash),
  sealedAt: z.iso.datetime(),
  /** What outside authorities said of the log once the event was in it. */
  stamps: z.array(
    z.object({
      authority: z.string(),
      /** The reply of a time-stamping authority (RFC 3161), DER in base64. */
      token: z.string(),
      stampedAt: z.iso.datetime().nullable(),
      size: z.int(),
      root: hash,
      /** The consistency proof from the stamped log to this one (RFC 9162 §2.1.4). */
      growth: z.array(hash),
    }),
  ),
});
/** What an outsider needs to check one event without us; see check-proof.mjs. */
export type EventProof = z.output<typeof eventProof>;

export const proveEvent = endpoint({
  id: 'trace.prove-event',
  method: 'GET',
  path: '/api/trace/events/:id/proof',
  needs: seeEvents,
  summary: { zh: '出具一个事件的证明（供外部校验）', en: 'The proof of one event, for an outsider' },
  params: oneEvent,
  reply: eventProof,
  problems: [eventUnsealed],
  row: 'trace.recorded-event',
});

export const downloadProofChecker = endpoint({
  id: 'trace.download-proof-checker',
  method: 'GET',
  path: '/api/trace/proof-checker',
  needs: 'anyone',
  summary: {
    zh: '下载独立的证明校验脚本（Node.js）',
    en: 'The stand-alone script that checks proofs (Node.js)',
  },
  reply: 'file',
});
