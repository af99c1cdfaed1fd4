import type { JsonValue } from '@yuanliu/core/platform';
import type { CaptureBehaviour } from '@yuanliu/core/trace';
import { sql } from 'kysely';
import { withinScope } from '../../../identity/index.ts';
import { type Database, type Db, type Scope, storableText, type Tx } from '../../../platform/index.ts';
import type { EpcisTables } from '../epcis.tables.ts';

/** A capture as it is told to whoever handed it in. */
export interface CaptureRow {
  readonly id: string;
  readonly receivedAt: Date;
  readonly finishedAt: Date | null;
  readonly behaviour: CaptureBehaviour;
  readonly isRunning: boolean;
  readonly hasFailed: boolean;
  readonly events: number | null;
  readonly judged: number;
  readonly recorded: number;
  readonly duplicates: number;
  readonly errors: JsonValue;
}

const columns = [
  'id',
  'received_at as receivedAt',
  'finished_at as finishedAt',
  'behaviour',
  'is_running as isRunning',
  'has_failed as hasFailed',
  'event_count as events',
  'judged_count as judged',
  'recorded_count as recorded',
  'duplicate_count as duplicates',
  'errors',
] as const;

const mine = (scope: Scope) => withinScope(scope, { owner: 'captured_by', department: 'department_id' });

export const findCapture = (db: Db, scope: Scope, id: string): Promise<CaptureRow | undefined> =>
  db
    .tables<EpcisTables>()
    .selectFrom('captures')
    .select(columns)
    .where('id', '=', id)
    .where(mine(scope))
    .executeTakeFirst();

/** The newest first, behind `after`; ids grow with time. */
export const listCaptures = (
  db: Db,
  scope: Scope,
  { size, after }: { readonly size: number; readonly after?: string },
): Promise<CaptureRow[]> =>
  db
    .tables<EpcisTables>()
    .selectFrom('captures')
    .select(columns)
    .where(mine(scope))
    .$if(after !== undefined, (rows) => rows.where('id', '<', after ?? ''))
    .orderBy('id', 'desc')
    .limit(size)
    .execute();

/** A document that was handed in. */
export interface NewCapture {
  readonly id: string;
  readonly at: Date;
  readonly behaviour: CaptureBehaviour;
  readonly mediaType: string;
  readonly body: Buffer;
  readonly events: number;
  readonly by: string | null;
  readonly departmentId: string | null;
}

export const insertCapture = (tx: Tx, capture: NewCapture): void => {
  tx.send(
    tx.into<EpcisTables>().insertInto('captures').values({
      id: capture.id,
      received_at: capture.at,
      behaviour: capture.behaviour,
      is_running: true,
      media_type: capture.mediaType,
      body: capture.body,
      event_count: capture.events,
      captured_by: capture.by,
      department_id: capture.departmentId,
    }),
  );
};

/** A document that waits to be worked off. */
export interface WaitingCapture {
  readonly id: string;
  readonly behaviour: CaptureBehaviour;
  /** Events that were judged before. */
  readonly judged: number;
  readonly by: string | null;
  readonly departmentId: string | null;
}

/** A capture that is not done; undefined when it is. */
export const findWaiting = (db: Db, id: string): Promise<WaitingCapture | undefined> =>
  db
    .tables<EpcisTables>()
    .selectFrom('captures')
    .select(['id', 'behaviour', 'judged_count as judged', 'captured_by as by'])
    .select('department_id as departmentId')
    .where('id', '=', id)
    .where('is_running', '=', true)
    .executeTakeFirst();

/** The document of a capture as it came; undefined when the capture is done. */
export const readBody = async (db: Db, id: string): Promise<Buffer | undefined> => {
  const row = await db
    .tables<EpcisTables>()
    .selectFrom('captures')
    .select('body')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.body ?? undefined;
};

/**
 * Keeps every other run of the same job away until the transaction ends. False when the capture is done, or, with
 * `judged`, when another run has come further.
 */
export const lockWaiting = async (
  tx: Tx,
  { id, judged }: { readonly id: string; readonly judged?: number },
): Promise<boolean> => {
  const rows = await tx.rows(sql`
    select from captures
    where id = ${id} and is_running and judged_count = coalesce(${judged ?? null}::int, judged_count)
    for no key update`);
  return rows.length > 0;
};

/** What was done since the last time. */
export interface CaptureStep {
  /** Events that are judged by now, from the first on. */
  readonly judged: number;
  readonly recorded: number;
  readonly duplicates: number;
  /** Problems as they are kept. */
  readonly errors: readonly object[];
}

/** Errors that are kept of one capture: nobody reads further, and a document can be wrong in 100,000 places. */
const mostErrors = 1_000;

export const noteStep = (tx: Tx, id: string, { judged, recorded, duplicates, errors }: CaptureStep): void => {
  // They quote what was sent, also what no database keeps.
  const added = JSON.stringify(errors.slice(0, mostErrors), (_, value: unknown) =>
    typeof value === 'string' ? storableText(value) : value,
  );
  tx.send(sql`
    update captures set judged_count = ${judged}, recorded_count = recorded_count + ${recorded},
      duplicate_count = duplicate_count + ${duplicates}, has_failed = has_failed or ${errors.length > 0},
      errors = case when jsonb_array_length(errors) < ${mostErrors} then errors || ${added}::jsonb else errors end
    where id = ${id}`);
};

/** Says how far the judging of a document is that is recorded all at once, and whether something is wrong in it. */
export const noteJudged = async (
  db: Database,
  id: string,
  { judged, hasFailed }: { readonly judged: number; readonly hasFailed: boolean },
): Promise<void> =>
  db.transact(async (tx) => {
    tx.send(sql`
      update captures set judged_count = ${judged}, has_failed = ${hasFailed} where id = ${id} and is_running`);
  });

/** Ends a capture; its document is given up. */
export const finishCapture = (tx: Tx, id: string, at: Date): void => {
  tx.send(sql`
    update captures set is_running = false, finished_at = ${at}, body = null where id = ${id} and is_running`);
};
