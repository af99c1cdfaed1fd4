import type { Text } from '@yuanliu/core/platform';
import { Refusal } from '../platform/refusal.ts';

const patienceMilliseconds = 15_000;
/** One Ctrl-C may arrive twice: from the terminal, and passed on by whoever started us. */
const echoMilliseconds = 1_000;

/** The wish to stop, heard from now on: `signal` tells those at work, `asked` resolves when it comes. */
export interface StopRequest {
  readonly signal: AbortSignal;
  readonly asked: Promise<void>;
}

/** Hears Ctrl-C and the polite end; a second signal, or 15 s without an end, ends the process at once. */
export const hearStop = (): StopRequest => {
  const controller = new AbortController();
  const force = (): never => process.exit(1);
  let since = 0;
  const asked = new Promise<void>((resolve) => {
    const hear = (): void => {
      if (controller.signal.aborted) {
        if (performance.now() - since > echoMilliseconds) force();
        return;
      }
      since = performance.now();
      controller.abort();
      setTimeout(force, patienceMilliseconds).unref();
      resolve();
    };
    process.on('SIGINT', hear);
    process.on('SIGTERM', hear);
  });
  return { signal: controller.signal, asked };
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
