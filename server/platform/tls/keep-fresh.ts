import type { Server } from 'node:tls';
import type { Log } from '../log.ts';
import type { TlsFiles } from './tls.ts';

const every = 60_000;

/**
 * Looks every minute whether the certificate has changed (new address of this machine, file renewed by the
 * operator) and gives the new one to connections from then on. Returns what ends it.
 */
export const keepFresh = (
  server: Pick<Server, 'setSecureContext'>,
  { first, look, log }: { first: TlsFiles; look: () => Promise<TlsFiles | undefined>; log: Log },
): (() => void) => {
  let current = first.cert;
  const timer = setInterval(() => {
    look().then(
      (found) => {
        if (found === undefined || found.cert === current) return;
        server.setSecureContext({ cert: found.cert, key: found.key });
        current = found.cert;
        log.info('the certificate was renewed');
      },
      (error: unknown) => log.warn({ err: error }, 'the certificate could not be renewed'),
    );
  }, every);
  timer.unref();
  return () => clearInterval(timer);
};
