import { z } from 'zod';
import { endpoint, type ReplyOf, sealedLogState } from '../platform/index.ts';
import { confirmationDiffers, ledgerShorter } from './ledger.problems.ts';
import { erasePersons, seeLedger } from './trace.rights.ts';

const head = z.object({ size: z.int(), root: z.string() });

export const seeLedgerState = endpoint({
  id: 'trace.see-ledger-state',
  method: 'GET',
  path: '/api/trace/ledger',
  needs: seeLedger,
  summary: {
    zh: '账本的规模、封存状态和最近一次校验结果',
    en: 'How large the ledger is, how far it is sealed, and what the last check found',
  },
  reply: sealedLogState.extend({
    /** As the database estimates them, so that asking costs nothing. */
    estimates: z.object({ events: z.int(), units: z.int(), incidences: z.int() }),
    /** What the ledger takes on the disk, with its indexes. */
    bytes: z.int(),
  }),
});
export type LedgerState = ReplyOf<typeof seeLedgerState>;

/** Starts a check; its result shows in the state, and whoever asked is nudged (`trace.ledger-verified`). */
export const verifyLedger = endpoint({
  id: 'trace.verify-ledger',
  method: 'POST',
  path: '/api/trace/ledger/verify',
  needs: seeLedger,
  summary: { zh: '开始校验账本是否被篡改', en: 'Start checking the ledger for tampering' },
  reply: 'nothing',
  perMinute: 6,
});

const growth = z.object({
  format: z.literal('yuanliu-log-growth/1'),
  log: z.string(),
  older: head,
  newer: head,
  path: z.array(z.string()),
});
/** What shows an outsider who noted an older head that the ledger was only added to. */
export type LogGrowth = z.output<typeof growth>;

export const proveLedgerGrowth = endpoint({
  id: 'trace.prove-ledger-growth',
  method: 'GET',
  path: '/api/trace/ledger/growth',
  needs: seeLedger,
  summary: {
    zh: '证明账本自某一条数以来只有追加（供外部校验）',
    en: 'The proof that the ledger only grew since it had so many rows',
  },
  query: z.strictObject({ size: z.int().min(0).describe('当时的条数 / rows at that time') }),
  reply: growth,
  problems: [ledgerShorter],
});

const personalFields = z.object({
  /** Expanded names: `{namespace}name`. */
  names: z.array(
    z
      .string()
      .max(500)
      .regex(/^\{[^{}]+\}[^{}\s]+$/),
  ),
});

export const listPersonalFields = endpoint({
  id: 'trace.list-personal-fields',
  method: 'GET',
  path: '/api/trace/personal-fields',
  needs: erasePersons,
  summary: { zh: '哪些扩展字段含个人信息', en: 'The extension fields that hold personal data' },
  reply: personalFields,
});

/** Holds for events recorded from now on: what is in the ledger stays as it is. */
export const setPersonalFields = endpoint({
  id: 'trace.set-personal-fields',
  method: 'PUT',
  path: '/api/trace/personal-fields',
  needs: erasePersons,
  summary: {
    zh: '设定含个人信息的扩展字段（对此后记录的事件生效）',
    en: 'Set which extension fields hold personal data, for events recorded from now on',
  },
  body: z.strictObject({ names: personalFields.shape.names.max(500) }),
  reply: personalFields,
});

export const erasePerson = endpoint({
  id: 'trace.erase-person',
  method: 'POST',
  path: '/api/trace/persons/erase',
  needs: erasePersons,
  summary: {
    zh: '销毁某一个人信息的密钥，使其在账本中永不可读',
    en: 'Destroy the key of a personal value, so that nobody can read it in the ledger again',
  },
  body: z.strictObject({
    /** Exactly as it stood in the event; a value that is no text as JSON. */
    value: z.string().min(1).max(10_000),
    /** The same once more. */
    confirmation: z.string().max(10_000),
  }),
  reply: z.object({
    /** False where the ledger holds no such value, or no longer. */
    wasFound: z.boolean(),
  }),
  problems: [confirmationDiffers],
  perMinute: 30,
});
