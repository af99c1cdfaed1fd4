/** The ledger of events, units and genealogy. */
export { traceModule } from './module.ts';
