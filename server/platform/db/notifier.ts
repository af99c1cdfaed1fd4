import { setTimeout as sleep } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';

/** A word to whoever listens on a channel of the database. */
export interface Signal {
  readonly channel: string;
  readonly payload: string;
}

/** Between two statements: nobody sees the difference, and of hundreds of changes a second each cost one. */
const pauseMilliseconds = 20;

/**
 * Sends signals apart from the transactions that gave rise to them: a transaction that notifies holds a lock of the
 * whole server until it is on disk, so notifying within them lets no two commit together (measured: a tenth of the
 * updates per second). Those that come up while a statement is under way, or soon after, go out together with the
 * next, and the disk is not waited for.
 */
export const openNotifier = (
  rows: (statement: RawBuilder<unknown>) => Promise<unknown>,
): ((signals: readonly Signal[]) => void) => {
  let waiting: Signal[] = [];
  let isSending = false;

  const send = async (): Promise<void> => {
    while (waiting.length > 0) {
      const signals = waiting;
      waiting = [];
      await rows(sql`
        select set_config('synchronous_commit', 'off', true), pg_notify(channel, payload)
        from unnest(${signals.map(({ channel }) => channel)}::text[],
                    ${signals.map(({ payload }) => payload)}::text[]) as signal (channel, payload)`);
      await sleep(pauseMilliseconds, undefined, { ref: false });
    }
  };

  return (signals) => {
    waiting.push(...signals);
    if (isSending || waiting.length === 0) return;
    isSending = true;
    send()
      // Listeners notice a lost connection themselves and look again when it is back.
      .catch(() => undefined)
      .finally(() => {
        isSending = false;
      });
  };
};
