import type { Page } from '../lib/page.ts';
import { anomaliesPage } from './anomalies/anomalies-page.ts';
import { eventPages } from './events/event-pages.ts';
import { ledgerPage } from './ledger/ledger-page.ts';
import { unitPages } from './units/unit-pages.ts';

export { unitSearch } from './units/unit-search.ts';

/** Units, events, anomalies and the ledger. */
export const tracePages: readonly Page[] = [...unitPages, ...eventPages, anomaliesPage, ledgerPage];
