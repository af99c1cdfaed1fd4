import { createStore, useStore } from './store.ts';

/** `offline`: the device has no network. `unreachable`: it has, but the server does not answer. */
export type Connection = 'ok' | 'offline' | 'unreachable';

const initial: Connection = navigator.onLine ? 'ok' : 'offline';
const connection = createStore<Connection>(initial);
const retryMilliseconds = 3000;
let retry: ReturnType<typeof setTimeout> | undefined;

/** How the desk stands to the server. */
export const useConnection = (): Connection => useStore(connection);

/** Calls `listener` each time the server answers again after a break. */
export const onReconnected = (listener: () => void): (() => void) => {
  let before = connection.get();
  return connection.subscribe(() => {
    const now = connection.get();
    if (now === 'ok' && before !== 'ok') listener();
    before = now;
  });
};

/** Told by every call that got no answer; asks until the server is back. */
export const reportUnreachable = (): void => {
  connection.set(navigator.onLine ? 'unreachable' : 'offline');
  retry ??= setTimeout(ask, retryMilliseconds);
};

/** Told by every call that got an answer. */
export const reportReached = (): void => {
  clearTimeout(retry);
  retry = undefined;
  connection.set('ok');
};

/** Asks now rather than at the next turn. */
export const askAgain = (): void => {
  clearTimeout(retry);
  ask();
};

const ask = (): void => {
  retry = undefined;
  fetch('/healthz', { cache: 'no-store' }).then(({ status }) => {
    // A proxy answers 502–504 for a server that is down.
    if (status < 502) reportReached();
    else reportUnreachable();
  }, reportUnreachable);
};

addEventListener('offline', () => connection.set('offline'));
addEventListener('online', ask);
