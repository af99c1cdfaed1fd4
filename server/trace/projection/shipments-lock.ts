import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';

/** Held shared by whoever ships and alone by whoever changes what is on hold; any number that nobody else uses. */
export const shipmentsLock = 8_042_012;

/** Waits for all who ship, and lets them wait. Taken before states are locked. */
export const holdAllShipments = (tx: Tx): void =>
  tx.send(sql`select pg_advisory_xact_lock(${shipmentsLock}::bigint)`);
