/** The ground of the server: what every module may use. */
export { type Clock, systemClock } from './clock.ts';
export {
  type Actor,
  type Ctx,
  everything,
  type Origin,
  type Principal,
  type Scope,
  systemActor,
} from './context.ts';
export { keyOfCursor, pageFrom } from './cursor.ts';
export type { Database, Db, OpenDatabase, Reader, Tx, Writer } from './db/db.ts';
export type { Authenticate, CredentialRequest } from './http/add-routes.ts';
export type { Dialect, DialectRefusal, Greeting } from './http/dialect.ts';
export {
  bind,
  type DocumentReply,
  type FileReply,
  type Handler,
  type HttpExchange,
  type HttpReply,
  type LinesReply,
  type LiveReply,
  type Route,
} from './http/route.ts';
export type { FileStore, StoredFile } from './files.ts';
export { newId } from './id.ts';
export { enqueue, type EnqueueOptions, handles, type Job, type JobHandler } from './jobs.ts';
export { type LiveHub, type Nudge, nudge } from './live.ts';
export type { Log } from './log.ts';
export type { Module } from './module.ts';
export { announce, type Announcement, type Subscriber, subscribes } from './outbox.ts';
export { productVersion } from './product-version.ts';
export { appendSealed, appendSealedIfNew } from './sealed-log/append-sealed.ts';
export {
  canonicalJson,
  canonicalTextHash,
  contentHash,
  storable,
  storableText,
} from './sealed-log/content-hash.ts';
export { isConsistent, isIncluded } from './sealed-log/merkle-proof.ts';
export { presentLog, presentSeal } from './sealed-log/present-log.ts';
export { printVerification, type TitleReader } from './sealed-log/print-verification.ts';
export {
  growthBetween,
  growthOf,
  headOf,
  type InclusionProof,
  proofOf,
  rootAt,
  type SealState,
  type TreeHead,
} from './sealed-log/prove.ts';
export { sealWaiting } from './sealed-log/seal.ts';
export type { AstrayRow, SealedRow, SealedSource } from './sealed-log/sealed-source.ts';
export { type Sealer, startSealer } from './sealed-log/sealer.ts';
export {
  brokenLog,
  type KeptVerification,
  type Verifications,
  verificationsOf,
} from './sealed-log/verifications.ts';
export { type Verification, verifyLog } from './sealed-log/verify-log.ts';
export { type Waiting, waitingIn } from './sealed-log/waiting.ts';
