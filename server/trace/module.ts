import {
  epcisProblems,
  integrityProblems,
  momentTooBroad,
  ledgerProblems,
  queryProblems,
  traceAmbiguous,
  traceAuditActions,
  traceAuditNames,
  traceRights,
  traceUnitUnknown,
} from '@yuanliu/core/trace';
import type { Module } from '../platform/index.ts';
import { anomalyRoutes } from './anomalies/anomaly.routes.ts';
import { epcisDialect, epcisJobs, epcisRoutes } from './epcis/index.ts';
import { traceRoutes } from './genealogy/trace.routes.ts';
import { ledgerRoutes } from './ledger/ledger.routes.ts';
import { ledgerVerifications } from './ledger/verify-ledger.ts';
import { unitRoutes } from './units/unit.routes.ts';

/** The ledger of events, units, genealogy and EPCIS. */
export const traceModule: Module = {
  name: 'trace',
  routes: [...ledgerRoutes, ...epcisRoutes, ...traceRoutes, ...unitRoutes, ...anomalyRoutes],
  jobs: [...epcisJobs, ledgerVerifications.job],
  subscribers: [],
  rights: traceRights,
  problems: [
    ...ledgerProblems,
    ...integrityProblems,
    traceUnitUnknown,
    traceAmbiguous,
    momentTooBroad,
    ...queryProblems,
    ...epcisProblems,
  ],
  dialects: [epcisDialect],
  auditActions: traceAuditActions,
  auditNames: traceAuditNames,
};
