import type { Page } from '../lib/page.ts';
import { eventPages } from './events/event-pages.ts';
import { ledgerPage } from './ledger/ledger-page.ts';

/** Events, units, anomalies and the ledger. */
export const tracePages: readonly Page[] = [...eventPages, ledgerPage];
