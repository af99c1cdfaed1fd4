import { sql } from 'kysely';
import { z } from 'zod';
import type { Ctx } from './context.ts';
import type { Database, Tx } from './db/db.ts';
import { newId } from './id.ts';
import { enqueue, handles, type Job, type JobHandler } from './jobs.ts';

/** Something that happened, told to whoever subscribed after the commit; named in the past, `module.thing-happened`. */
export interface Announcement<D extends z.ZodType = z.ZodType> {
  readonly name: `${string}.${string}`;
  readonly data: D;
}

/** One listener of an announcement. Its work commits together with the note that it is done: once, also over kills. */
export interface Subscriber {
  readonly announcement: Announcement;
  /** Stable; the note of what was delivered hangs on it. */
  readonly name: string;
  readonly hear: (ctx: Ctx, tx: Tx, data: unknown) => Promise<void>;
}

/** Ties a listener to an announcement; the data is parsed before the listener sees it. */
export const subscribes = <D extends z.ZodType>(
  announcement: Announcement<D>,
  name: string,
  hear: (ctx: Ctx, tx: Tx, data: z.output<D>) => Promise<void>,
): Subscriber => ({
  announcement,
  name,
  hear: async (ctx, tx, data) => hear(ctx, tx, announcement.data.parse(data)),
});

const deliver = {
  name: 'platform.deliver-announcement',
  payload: z.object({ id: z.uuid() }),
} as const satisfies Job;

/** Announces in the transaction: delivered at least once after its commit, never without it. */
export const announce = async <D extends z.ZodType>(
  tx: Tx,
  announcement: Announcement<D>,
  data: z.input<D>,
): Promise<void> => {
  const id = newId();
  tx.send(sql`
    insert into outbox (id, name, data) values (${id}, ${announcement.name}, ${JSON.stringify(data)}::jsonb)`);
  await enqueue(tx, { job: deliver, payload: { id } });
};

interface OutboxRow {
  readonly name: string;
  readonly data: unknown;
}

const loadAnnouncement = async (db: Database, id: string): Promise<OutboxRow | undefined> =>
  (await db.rows(sql<OutboxRow>`select name, data from outbox where id = ${id}`))[0];

/**
 * The job that brings announcements to the subscribers of all modules. One that fails keeps it from none of the
 * others; the job then fails, and comes back for that one.
 */
export const deliveryJob = (subscribers: readonly Subscriber[]): JobHandler =>
  handles(deliver, async (ctx, { id }) => {
    const row = await loadAnnouncement(ctx.db, id);
    if (row === undefined) return;
    const failures: unknown[] = [];
    for (const subscriber of subscribers.filter(({ announcement }) => announcement.name === row.name)) {
      const telling = tell(ctx, subscriber, { id, data: row.data });
      await telling.catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0)
      throw new AggregateError(failures, `${row.name}: ${failures.map(String).join('; ')}`);
    await ctx.db.transact((tx) => forget(tx, id));
  });

/** Lets a subscriber hear what it has not heard; the lock keeps a second run, which has seen it forgotten, away. */
const tell = (
  ctx: Ctx,
  { name, hear }: Subscriber,
  { id, data }: { readonly id: string; readonly data: unknown },
): Promise<void> =>
  ctx.db.transact(async (tx) => {
    const first = await tx.rows(sql`
      insert into outbox_deliveries (announcement_id, subscriber)
      select id, ${name} from outbox where id = ${id} for key share
      on conflict do nothing returning 1`);
    if (first.length > 0) await hear(ctx, tx, data);
  });

const forget = async (tx: Tx, id: string): Promise<void> => {
  await tx.rows(sql`delete from outbox where id = ${id}`);
  await tx.rows(sql`delete from outbox_deliveries where announcement_id = ${id}`);
};
