import pg from 'pg';
import type { Tx } from './db/db.ts';
import type { Log } from './log.ts';

/** A nudge to open screens: what changed, never the change itself; the screen asks again for what it shows. */
export interface Nudge {
  /** The users whose screens are meant, or everyone. */
  readonly to: readonly string[] | 'everyone';
  /** `module.thing`, for example `messages.inbox`. */
  readonly topic: string;
}

const channel = 'yuanliu_live';

/** User ids per notification: PostgreSQL refuses payloads of 8000 bytes and more, and with them the transaction. */
const idsPerNotification = 150;

/** Nudges screens when the transaction has committed. A signal, not a promise: screens also ask again on reconnecting. */
export const nudge = async (tx: Tx, { to, topic }: Nudge): Promise<void> => {
  for (const part of partsOf(to)) tx.signal({ channel, payload: JSON.stringify({ to: part, topic }) });
};

const partsOf = (to: Nudge['to']): Nudge['to'][] => {
  if (to === 'everyone') return [to];
  const parts = Math.ceil(to.length / idsPerNotification);
  return Array.from({ length: parts }, (_, part) =>
    to.slice(part * idsPerNotification, (part + 1) * idsPerNotification),
  );
};

export interface LiveHub {
  /** Hears the nudges for one user until the returned function is called. */
  readonly listen: (userId: string, hear: (topic: string) => void) => () => void;
  readonly close: () => Promise<void>;
}

const reconnectMilliseconds = 2_000;

/** Listens on a connection of its own and spreads nudges to the streams that are open in this process. */
export const openLiveHub = (connection: pg.ClientConfig, log: Log): LiveHub => {
  const ears = new Map<symbol, { userId: string; hear: (topic: string) => void }>();
  let client: pg.Client | undefined;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  const spread = (payload: string): void => {
    const nudged = nudgeOf(payload);
    if (nudged === undefined) return;
    for (const { userId, hear } of ears.values()) {
      if (nudged.to === 'everyone' || nudged.to.includes(userId)) hear(nudged.topic);
    }
  };

  /** Only the connection of this moment is given up for another one: two would say everything twice. */
  const giveUp = (lost: pg.Client, error: unknown): void => {
    if (client !== lost) return;
    client = undefined;
    lost.end().catch(() => undefined);
    if (closed) return;
    log.warn({ err: error }, 'live updates lost the database, trying again');
    timer = setTimeout(connect, reconnectMilliseconds);
  };

  const connect = (): void => {
    const fresh = new pg.Client({ ...connection, application_name: 'yuanliu live', keepAlive: true });
    client = fresh;
    fresh.on('error', (error) => giveUp(fresh, error));
    fresh.on('end', () => giveUp(fresh, new Error('connection ended')));
    fresh.on('notification', ({ payload }) => spread(payload ?? ''));
    const listening = async (): Promise<void> => {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
      // Whatever was said while nobody listened: every screen asks again.
      for (const { hear } of ears.values()) hear('all');
    };
    listening().catch((error: unknown) => giveUp(fresh, error));
  };
  connect();

  return {
    listen: (userId, hear) => {
      const key = Symbol(userId);
      ears.set(key, { userId, hear });
      return () => ears.delete(key);
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      const last = client;
      client = undefined;
      await last?.end().catch(() => undefined);
    },
  };
};

/** Whoever can sign in to the database can notify: what is no nudge of ours is nothing. */
const nudgeOf = (payload: string): Nudge | undefined => {
  const value = parsed(payload);
  if (typeof value !== 'object' || value === null || !('to' in value) || !('topic' in value))
    return undefined;
  const { to, topic } = value;
  if (typeof topic !== 'string') return undefined;
  if (to === 'everyone') return { to, topic };
  return Array.isArray(to) ? { to: to.map(String), topic } : undefined;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
