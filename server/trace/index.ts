/** The ledger of events, units and genealogy. */
export { traceModule } from './module.ts';
export { verifyLedger } from './ledger/verify-ledger.ts';
