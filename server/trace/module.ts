import { traceRights } from '@yuanliu/core/trace';
import type { Module } from '../platform/index.ts';

/** The ledger of events, units, genealogy and EPCIS. */
export const traceModule: Module = {
  name: 'trace',
  routes: [],
  jobs: [],
  subscribers: [],
  rights: traceRights,
  problems: [],
};
