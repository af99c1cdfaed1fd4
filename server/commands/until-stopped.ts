import type { Text } from '@yuanliu/core/platform';
import { Refusal } from '../platform/refusal.ts';

const patienceMilliseconds = 15_000;

/** Waits for Ctrl-C or a polite end, then tidies up; a second signal or 15 s ends the process at once. */
export const untilStopped = async (tidy: () => Promise<void>): Promise<void> => {
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  const force = (): never => process.exit(1);
  process.once('SIGINT', force);
  process.once('SIGTERM', force);
  setTimeout(force, patienceMilliseconds).unref();
  await tidy();
};

/** Aborted by Ctrl-C or a polite end with what is said then; a second signal ends the process at once. */
export const abortedBySignal = (text: Text): AbortSignal => {
  const controller = new AbortController();
  const abort = (): void => controller.abort(new Refusal(text));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      abort();
      process.once(signal, () => process.exit(1));
    });
  }
  return controller.signal;
};
