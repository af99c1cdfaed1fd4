import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** What a client was told is done. */
export interface Acknowledged {
  /** Records whose numbers were told. */
  readonly records: { readonly id: string; readonly gapFree: string; readonly fast: string }[];
  /** Records that were to be undone and that the server said it refused. */
  readonly undone: string[];
  /** Names that a user was given, in order. */
  readonly names: { readonly userId: string; readonly name: string }[];
}

export interface SoakClient {
  readonly acknowledged: Acknowledged;
  /** Ends after the request in hand. */
  readonly stop: () => Promise<void>;
}

interface ClientOptions {
  readonly port: number;
  /** A session of the administrator, which outlives the server's deaths. */
  readonly cookie: string;
  /** The user that this client alone changes. */
  readonly userId: string;
  /** Records need the endpoint of the soak. */
  readonly does: 'all' | 'names';
}

/** Writes as fast as it is answered: records with numbers, one in seven to be undone, and names of its own user. */
export const startClient = (options: ClientOptions): SoakClient => {
  const acknowledged: Acknowledged = { records: [], undone: [], names: [] };
  let stopped = false;
  const work = async (): Promise<void> => {
    for (let turn = 1; !stopped; turn += 1) {
      try {
        await (options.does === 'names' || turn % 2 === 0 ? rename : addRecord)(options, acknowledged, turn);
      } catch (error) {
        if (error instanceof UnexpectedAnswer) throw error;
        // The server is gone: what was asked is neither done nor undone for us.
        await sleep(50);
      }
    }
  };
  const working = work();
  working.catch(() => undefined);
  return {
    acknowledged,
    stop: async () => {
      stopped = true;
      await working;
    },
  };
};

type Turn = (options: ClientOptions, acknowledged: Acknowledged, turn: number) => Promise<void>;

const recordReply = z.object({ gapFree: z.string(), fast: z.string() });

const addRecord: Turn = async (options, { records, undone }, turn) => {
  const id = `${options.userId} ${turn}`;
  const undo = turn % 7 === 0;
  const { status, body } = await call(options, {
    method: 'POST',
    path: '/api/soak/records',
    body: { id, undo },
  });
  if (undo && status === 409) undone.push(id);
  else if (status === 200) records.push({ id, ...recordReply.parse(body) });
  else refuseUnexpected(status, body);
};

const versioned = z.object({ version: z.int() });

const rename: Turn = async (options, { names }, turn) => {
  const { userId } = options;
  const path = `/api/users/${userId}`;
  const found = await call(options, { method: 'GET', path });
  if (found.status !== 200) return refuseUnexpected(found.status, found.body);
  const name = `name ${turn}`;
  const { version } = versioned.parse(found.body);
  const { status, body } = await call(options, {
    method: 'PUT',
    path,
    body: { login: `soak${userId}`, name, version },
  });
  if (status === 200) names.push({ userId, name });
  else refuseUnexpected(status, body);
};

const call = async (
  { port, cookie }: ClientOptions,
  { method, path, body }: { readonly method: string; readonly path: string; readonly body?: object },
): Promise<{ status: number; body: unknown }> => {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
};

class UnexpectedAnswer extends Error {}

/** A server that comes up or goes down may say that it cannot now; anything else must not be said. */
const refuseUnexpected = (status: number, body: unknown): void => {
  if (status !== 503) throw new UnexpectedAnswer(`${status} ${JSON.stringify(body)}`);
};
