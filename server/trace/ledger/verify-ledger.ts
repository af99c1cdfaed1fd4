import { type Announcement, brokenLog, verificationsOf } from '../../platform/index.ts';
import { ledgerSource } from './ledger-source.ts';

/** The ledger was found to be tampered with. */
export const ledgerBroken = {
  name: 'trace.ledger-broken',
  data: brokenLog,
} as const satisfies Announcement;

/** The checks of the ledger; by itself at 03:00 in China, behind the audit. */
export const ledgerVerifications = verificationsOf({
  source: ledgerSource,
  table: 'ledger_verifications',
  job: 'trace.verify-ledger',
  schedule: '0 19 * * *',
  topic: 'trace.ledger-verified',
  broken: ledgerBroken,
});

/** Checks the whole ledger against its seals: see `verifyLog`; the second keeps what it found. */
export const { verify: verifyLedger, verifyAndKeep: verifyAndKeepLedger } = ledgerVerifications;
