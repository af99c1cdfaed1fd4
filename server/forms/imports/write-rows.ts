import { type EvaluatedRecord, stateAt, textIn } from '@yuanliu/core/forms';
import { Problem } from '@yuanliu/core/platform';
import pg from 'pg';
import { recordChanges } from '../../identity/index.ts';
import type { NumberTaker, TakenNumber } from '../../numbering/index.ts';
import { type Ctx, newId, type Tx } from '../../platform/index.ts';
import { runHooks } from '../hooks/lifecycle-hooks.ts';
import { finishRecord } from '../records/finish-record.ts';
import { announcePassage } from '../records/record-announcement.ts';
import { recordSubject, valueChanges } from '../records/record-line.ts';
import { insertRecord, type RecordContent } from '../records/record.store.ts';
import type { OpenForm, RecordSurroundings } from '../records/record-surroundings.ts';
import { numberedFields } from '../records/serial-numbers.ts';
import { refuseRecycled } from '../records/still-there.ts';
import type { JudgedRow } from './judge-rows.ts';

/** A row whose record the database or a hook refused. */
export interface RefusedRow {
  readonly position: number;
  readonly error: unknown;
}

type GoodRow = JudgedRow & { readonly evaluated: EvaluatedRecord };

const isGood = (row: JudgedRow): row is GoodRow => row.evaluated !== undefined;

/** Takes all the numbers that rows lack at once, rule by rule, and gives them out one by one. */
const numbersFor = async (
  tx: Tx,
  { open, rows }: { open: OpenForm; rows: readonly GoodRow[] },
  numbers: RecordSurroundings['numbers'],
): Promise<RecordSurroundings['numbers']> => {
  const stock = new Map<string, TakenNumber[]>();
  const fields = numberedFields(open.form.prepared).toSorted((a, b) => (a.rule < b.rule ? -1 : 1));
  const wanted = new Map<string, number>();
  for (const { key, rule } of fields) {
    const count = rows.filter(
      ({ evaluated }) => (evaluated.values[key] ?? null) === null && stateAt(evaluated, `/${key}`).visible,
    ).length;
    wanted.set(rule, (wanted.get(rule) ?? 0) + count);
  }
  for (const [ruleKey, count] of wanted)
    if (count > 0)
      stock.set(ruleKey, [...(await numbers.takeNumbers(tx, { ruleKey, at: open.reach.world.now, count }))]);
  const takeNumbers: NumberTaker['takeNumbers'] = async (_, { ruleKey }) => {
    const number = stock.get(ruleKey)?.shift();
    return number === undefined ? [] : [number];
  };
  return { ...numbers, takeNumbers };
};

/** PostgreSQL says so of every statement behind one that failed. */
const behindAnother = '25P02';

interface Written {
  readonly id: string;
  readonly row: GoodRow;
  readonly content: RecordContent;
}

/** Refuses rows whose relations lead to what was recycled meanwhile. */
const refuseGone = async (
  tx: Tx,
  form: OpenForm['form'],
  { written, refused }: { readonly written: readonly Written[]; readonly refused: (row: RefusedRow) => void },
): Promise<void> => {
  await Promise.all(
    written.map(async ({ row: { position }, content }) => {
      try {
        await refuseRecycled(tx, form, { values: content.values, before: undefined });
      } catch (error) {
        if (error instanceof Problem) refused({ position, error });
        throw error;
      }
    }),
  );
};

/**
 * Writes rows that are good as `submitRecord` writes one record: numbers, hooks, history and announcements in the same
 * transaction, with as few statements as it takes. `refused` is told which row the database or a hook refused; the
 * transaction is lost then.
 */
export const writeRows = async (
  tx: Tx,
  ctx: Ctx,
  given: {
    readonly open: OpenForm;
    readonly rows: readonly JudgedRow[];
    readonly around: RecordSurroundings;
    readonly refused: (row: RefusedRow) => void;
  },
): Promise<number> => {
  const { open, around, refused } = given;
  const { form, reach } = open;
  const rows = given.rows.filter(isGood);
  const at = reach.world.now;
  const numbers = await numbersFor(tx, { open, rows }, around.numbers);
  const written: Written[] = [];
  for (const row of rows) {
    const { position, evaluated, world } = row;
    const content = await finishRecord(tx, { form, evaluated, world }, { zone: around.zone, numbers });
    const id = newId();
    const by = ctx.actor.userId;
    const departmentId = reach.world.user.department;
    insertRecord(tx, form, { ...content, id, state: 'effective', at, by, departmentId }).catch(
      (error: unknown) => {
        if (!(error instanceof pg.DatabaseError && error.code === behindAnother))
          refused({ position, error });
      },
    );
    written.push({ id, row, content });
  }
  const isHeard = await around.isHeard(tx, form);
  await refuseGone(tx, form, { written, refused });
  for (const { id, row, content } of written) {
    const moment = { form, passage: 'submit', recordId: id, before: null, after: content.values } as const;
    try {
      await runHooks(around.hooks, { tx, ctx }, moment);
    } catch (error) {
      if (error instanceof Problem) refused({ position: row.position, error });
      throw error;
    }
    if (isHeard) await announcePassage(tx, ctx, { ...moment, version: 1, at, isHeard: () => true });
  }
  const name = textIn(form.definition.name, 'zh');
  await recordChanges(
    tx,
    ctx,
    written.map(({ id, content }) => ({
      action: 'forms.record.created',
      subject: { type: recordSubject, id, label: `${name} ${content.title}`.trim() },
      changes: valueChanges(form, {}, content.values),
    })),
  );
  return written.length;
};
