import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';

/** A structured log: one JSON line per entry on stdout. */
export type Log = FastifyBaseLogger;

const secrets = [
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  '*.password',
  '*.token',
  '*.secret',
];

/** Opens the log; fields that look like secrets are blanked. `level` is pino's (`info`, `warn`, …). */
export const openLog = (level: string, write?: (line: string) => void): Log =>
  pino(
    { level, redact: { paths: secrets, censor: '…' }, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    write === undefined ? pino.destination({ dest: 1, sync: false }) : { write },
  );
