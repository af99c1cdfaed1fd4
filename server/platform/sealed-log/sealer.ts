import type { Database } from '../db/db.ts';
import type { Log } from '../log.ts';
import { sealWaiting } from './seal.ts';

export interface Sealer {
  /** Seals what still waits and ends. */
  readonly stop: () => Promise<void>;
}

/** Half of what is promised: a row is sealed within a second of its commit. */
const pauseMilliseconds = 500;

/**
 * Seals the rows that wait in all sealed logs until stopped. Every node may run one; the lock on the log lets one
 * seal at a time, and what one leaves behind another takes up.
 */
export const startSealer = ({ db, log }: { readonly db: Database; readonly log: Log }): Sealer => {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let isFailing = false;

  const seal = async (): Promise<void> => {
    try {
      await sealWaiting(db);
      isFailing = false;
    } catch (error) {
      // Rows wait safely until sealing works again; one line per failure is enough.
      if (!isFailing) log.warn({ err: error }, 'sealing failed, trying again');
      isFailing = true;
    }
  };
  const turn = async (): Promise<void> => {
    await seal();
    if (!stopped) timer = setTimeout(start, pauseMilliseconds);
  };
  let running = turn();
  function start(): void {
    running = turn();
  }

  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
      await seal();
    },
  };
};
