import type { Ctx, Database, Tx } from '../../../platform/index.ts';
import type { Recording } from '../../ledger/incoming-event.ts';
import { recordEvents } from '../../ledger/record-events.ts';
import { noteNames } from '../namespaces.store.ts';
import { learntOf } from './learnt.ts';
import type { GoodEvent } from './prepare-event.ts';

/** Transactions of single events at a time: while one waits for the database, another is made ready. */
const mostAtOnce = 2;

/** Milliseconds. One that takes longer waits for somebody else's locks, which is no reason for all others to wait too. */
const patience = 1_000;
/** How many such there may be besides: the other connections are for the rest of the product. */
const mostStuck = 4;

/** What one transaction takes in at the most, so that small events do not wait long for those beside them. */
const mostEvents = 50;
const mostLetters = 200_000;

interface Waiting {
  readonly ctx: Ctx;
  readonly event: GoodEvent;
  readonly resolve: (recording: Recording) => void;
  readonly reject: (error: unknown) => void;
}

interface Queue {
  readonly waiting: Waiting[];
  running: number;
  stuck: number;
}

const queues = new WeakMap<Database, Queue>();

/**
 * Records one event of somebody who waits for it, and answers once it is committed. An event that nobody is before is
 * recorded at once and by itself; those that come while others are being recorded wait for these, and are then
 * recorded together by the statements and the commit that one alone would take. Each is answered for itself: what is
 * wrong with one, or is here already, keeps out none of the others.
 */
export const recordTogether = (ctx: Ctx, event: GoodEvent): Promise<Recording> =>
  new Promise((resolve, reject) => {
    const queue = queueOf(ctx.db);
    queue.waiting.push({ ctx, event, resolve, reject });
    if (queue.running < mostAtOnce) start(queue);
  });

const queueOf = (db: Database): Queue => {
  const known = queues.get(db);
  if (known !== undefined) return known;
  const fresh: Queue = { waiting: [], running: 0, stuck: 0 };
  queues.set(db, fresh);
  return fresh;
};

/** Whatever goes wrong with a batch is told to those who wait for it; should anything else, nobody waits for ever. */
const start = (queue: Queue): void => {
  work(queue).catch((error: unknown) => {
    for (const { reject } of queue.waiting.splice(0)) reject(error);
  });
};

const work = async (queue: Queue): Promise<void> => {
  queue.running += 1;
  let isStuck = false;
  const makeWay = (): void => {
    if (queue.stuck >= mostStuck) return;
    isStuck = true;
    queue.stuck += 1;
    queue.running -= 1;
    if (queue.waiting.length > 0) start(queue);
  };
  for (let batch = nextBatch(queue); batch.length > 0; batch = nextBatch(queue)) {
    const timer = setTimeout(makeWay, patience);
    await recordBatch(batch);
    clearTimeout(timer);
    if (isStuck) {
      queue.stuck -= 1;
      return;
    }
  }
  queue.running -= 1;
};

/** The first that waits, and those behind it that may share its transaction. */
const nextBatch = ({ waiting, stuck }: Queue): Waiting[] => {
  const batch: Waiting[] = [];
  let letters = 0;
  for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
    letters += next.event.incoming.document.length;
    // While some wait for a lock the next may need it too, and would keep those beside it waiting.
    const isFull = batch.length === mostEvents || letters > mostLetters || stuck > 0;
    if (batch[0] !== undefined && (isFull || !isOfSameOwner(batch[0], next))) break;
    batch.push(next);
    waiting.shift();
  }
  return batch;
};

const isOfSameOwner = ({ ctx: a }: Waiting, { ctx: b }: Waiting): boolean =>
  a.actor.userId === b.actor.userId && a.scope.departmentId === b.scope.departmentId && a.clock === b.clock;

const recordBatch = async (batch: readonly Waiting[]): Promise<void> => {
  const [first, second] = batch;
  if (first === undefined) return;
  try {
    const recordings = await first.ctx.db.transact((tx) => record(tx, first.ctx, batch));
    for (const [place, { resolve, reject }] of batch.entries()) {
      const recording = recordings[place];
      if (recording === undefined) reject(new Error('The ledger said nothing of the event.'));
      else resolve(recording);
    }
  } catch (error) {
    if (second === undefined) return first.reject(error);
    // One of them may hold a value that the database refuses, and nothing of the others is kept either. Where it is the
    // database that is away, they learn it together and not one after the other.
    await Promise.all(batch.map((each) => recordBatch([each])));
  }
};

const record = async (tx: Tx, ctx: Ctx, batch: readonly Waiting[]): Promise<Recording[]> => {
  const owner = { userId: ctx.actor.userId, departmentId: ctx.scope.departmentId };
  const events = batch.map(({ event }) => event.incoming);
  const recordings = await recordEvents(tx, { events, mode: 'fact', owner }, ctx);
  const recorded = batch.filter((_, place) => recordings[place]?.outcome === 'recorded');
  noteNames(tx, learntOf(recorded.map(({ event }) => event)));
  return recordings;
};
