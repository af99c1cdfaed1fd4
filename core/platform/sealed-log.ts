import { z } from 'zod';
import { sealFinding } from './seal-finding.ts';

/** Hashes travel as lower-case hex. */
const hash = z.string();

/** How one row of a sealed log stands. */
export const rowSeal = z.object({
  /** `unknown`: the row is in the table and in no seal; it was put there past the product. */
  state: z.enum(['sealed', 'waiting', 'unknown']),
  sealedAt: z.iso.datetime().nullable(),
  /** What an outsider needs to check that the row is in the log (RFC 9162 §2.1.3.2); the index counts from 0. */
  proof: z.object({ index: z.int(), size: z.int(), root: hash, leaf: hash, path: z.array(hash) }).nullable(),
});
export type RowSeal = z.output<typeof rowSeal>;

const logVerification = z.object({
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  /** Null for the verification of every night. */
  askedBy: z.string().nullable(),
  intact: z.boolean(),
  size: z.int(),
  root: hash,
  findings: z.array(sealFinding),
  /** Findings beyond those listed. */
  more: z.int(),
});

/** How far a log is sealed, how many rows wait for that and for how many seconds, and what the last check found. */
export const sealedLogState = z.object({
  size: z.int(),
  root: hash,
  waiting: z.object({ count: z.int(), seconds: z.number() }),
  verification: logVerification.nullable(),
});
export type SealedLogState = z.output<typeof sealedLogState>;
