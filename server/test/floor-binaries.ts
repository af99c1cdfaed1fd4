import { existsSync } from 'node:fs';

/** Where Debian keeps the oldest PostgreSQL that the product runs on. */
export const floorBinaries = '/usr/lib/postgresql/15/bin';

/** Whether this machine has it, so that the database tests can run on it too. */
export const hasFloor = (): boolean => existsSync(floorBinaries);
