import { createReadStream } from 'node:fs';
import path from 'node:path';
import { notFound, Problem } from '@yuanliu/core/platform';
import {
  downloadProofChecker,
  erasePerson as erasePersonEndpoint,
  eventUnsealed,
  ledgerShorter,
  listEvents as listEventsEndpoint,
  listPersonalFields,
  proveEvent as proveEventEndpoint,
  proveLedgerGrowth,
  seeEvent,
  seeLedgerState,
  setPersonalFields as setPersonalFieldsEndpoint,
  verifyLedger,
} from '@yuanliu/core/trace';
import { bind, type Ctx, headOf, keyOfCursor, type Route } from '../../platform/index.ts';
import { erasePerson } from '../persons/erase-person.ts';
import { setPersonalFields } from '../persons/set-personal-fields.ts';
import { listFields } from '../persons/subject-keys.store.ts';
import { ledgerLog } from './event-content.ts';
import { eventNr } from './event-number.ts';
import { listEvents } from './event.store.ts';
import { findEvent, type WholeRow } from './find-event.ts';
import { stateOfLedger } from './ledger-state.ts';
import { presentEvent, presentPage } from './present-event.ts';
import { proveEvent, proveGrowth } from './prove-event.ts';
import { ledgerVerifications } from './verify-ledger.ts';

const checker = path.join(import.meta.dirname, 'check-proof.mjs');

/** The routes of events, proofs, the ledger's state, and personal data in it. */
export const ledgerRoutes: readonly Route[] = [
  bind(listEventsEndpoint, async ({ db, scope }, { query: { limit, after, ...filter } }) => {
    const key = after === undefined ? undefined : keyOfCursor(after, ['time', 'id']);
    return presentPage(await listEvents(db, scope, { filter, limit: limit + 1, after: key }), limit);
  }),
  bind(seeEvent, async (ctx, { params: { id } }) =>
    presentEvent(ctx.db, ctx.scope, await eventInScope(ctx, id)),
  ),
  bind(proveEventEndpoint, async (ctx, { params: { id } }) => {
    const { nr } = await eventInScope(ctx, id);
    const proof = await proveEvent(ctx.db, Number(nr));
    if (proof === undefined) throw new Problem(eventUnsealed, {});
    return proof;
  }),
  bind(downloadProofChecker, async () => ({
    stream: createReadStream(checker),
    name: 'check-proof.mjs',
    type: 'text/javascript; charset=utf-8',
  })),
  bind(seeLedgerState, ({ db }) => stateOfLedger(db)),
  bind(verifyLedger, async (ctx) => {
    await ledgerVerifications.request(ctx);
    return undefined;
  }),
  bind(proveLedgerGrowth, async ({ db }, { query: { size } }) => {
    const growth = await proveGrowth(db, size);
    if (growth === undefined) throw new Problem(ledgerShorter, { size: (await headOf(db, ledgerLog)).size });
    return growth;
  }),
  bind(listPersonalFields, async ({ db }) => ({ names: await listFields(db) })),
  bind(setPersonalFieldsEndpoint, (ctx, { body }) => setPersonalFields(ctx, body.names)),
  bind(erasePersonEndpoint, (ctx, { body }) => erasePerson(ctx, body)),
];

const eventInScope = async ({ db, scope }: Ctx, id: string): Promise<WholeRow> => {
  const nr = eventNr(id);
  const row = nr === undefined ? undefined : await findEvent(db, scope, nr);
  if (row === undefined) throw new Problem(notFound, {});
  return row;
};
