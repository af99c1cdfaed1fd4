import { traceRights } from '@yuanliu/core/trace';
import type { Module } from '../platform/index.ts';
import { ledgerVerifications } from './ledger/verify-ledger.ts';

/** The ledger of events, units, genealogy and EPCIS. */
export const traceModule: Module = {
  name: 'trace',
  routes: [],
  jobs: [ledgerVerifications.job],
  subscribers: [],
  rights: traceRights,
  problems: [],
};
