import {
  downloadImportErrors as errorsEndpoint,
  type ImportMapping,
  importStarted,
  previewImport as previewEndpoint,
  readImport as readEndpoint,
  runImport as runEndpoint,
  transferNotReady,
  uploadImport as uploadEndpoint,
} from '@yuanliu/core/forms';
import { Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { z } from 'zod';
import { recordChange } from '../../identity/index.ts';
import {
  bind,
  type Ctx,
  enqueue,
  type FileReply,
  handles,
  type Job,
  type JobHandler,
  type Route,
} from '../../platform/index.ts';
import { formSubject } from '../definitions/definition-subject.ts';
import { formInUse } from '../form-in-use.ts';
import type { RecordSurroundings } from '../records/record-surroundings.ts';
import { workbookOf, workbookType } from '../transfers/write-workbook.ts';
import { fileRows, type ImportWish, ownImport, wrongRows } from './import.store.ts';
import { importJudge, judgeMapping, openForImport } from './open-import.ts';
import { runImport } from './run-import.ts';
import { uploadImport } from './upload-import.ts';

/** Turns the rows of a file into records. */
const importRecords = {
  name: 'forms.import-records',
  payload: z.object({ id: z.uuid() }),
} as const satisfies Job;

const attempts = 10;
const previewed = 20;

interface Asked {
  readonly form: string;
  readonly id: string;
}

const preview = async (ctx: Ctx, around: RecordSurroundings, asked: Asked & { mapping: ImportMapping }) => {
  const { form, id, mapping } = asked;
  const found = await ownImport(ctx, ctx.db, { form, id });
  judgeMapping(found, mapping, (await formInUse(ctx.db, form)).definition);
  const judge = await importJudge(ctx, around.zone, { form, mapping });
  const rows = await fileRows(ctx.db, { id, sheet: mapping.sheet, from: 0, count: previewed });
  const judged = await ctx.db.transact(async (tx) =>
    judge(tx, ctx, { open: await openForImport(tx, ctx, { key: form, around }), rows }),
  );
  return {
    rows: judged.map(({ position, cells, values, issues }) => ({
      row: position + 2,
      cells: [...cells],
      values,
      issues: [...issues],
    })),
  };
};

const begin = async (
  ctx: Ctx,
  around: RecordSurroundings,
  { form: key, id, wish }: Asked & { readonly wish: ImportWish },
): Promise<void> => {
  const form = await formInUse(ctx.db, key);
  await importJudge(ctx, around.zone, { form: key, mapping: wish });
  await ctx.db.transact(async (tx) => {
    const found = await ownImport(ctx, tx, { form: key, id, lock: 'lock' });
    if (found.state !== 'uploaded') throw new Problem(importStarted, {});
    judgeMapping(found, wish, form.definition);
    tx.send(sql`
      update form_imports set state = 'waiting', wish = ${JSON.stringify(wish)}::jsonb,
        actor = ${JSON.stringify(ctx.actor)}::jsonb where id = ${id}::uuid`);
    await recordChange(tx, ctx, {
      action: 'forms.records.imported',
      subject: formSubject(form.id, form.definition),
      changes: [
        { field: 'file', from: null, to: found.fileName },
        { field: 'records', from: null, to: found.sheets[wish.sheet]?.rows ?? 0 },
      ],
    });
    await enqueue(tx, { job: importRecords, payload: { id } }, { attempts });
  });
};

const progress = async (ctx: Ctx, asked: Asked) => {
  const { id, state, wish, sheets, done, saved, wrong, problem } = await ownImport(ctx, ctx.db, asked);
  const total = wish === null ? null : (sheets[wish.sheet]?.rows ?? 0);
  return { id, state, total, done, saved, wrong, problem };
};

const complaint = { zh: '导入问题', en: 'What is wrong' };

/** The wrong rows as they stood in the file, with one column more that says what is wrong. */
const errors = async (ctx: Ctx, asked: Asked): Promise<FileReply> => {
  const { id, wish, sheets, wrong, state, fileName } = await ownImport(ctx, ctx.db, asked);
  const sheet = wish === null ? undefined : sheets[wish.sheet];
  if (wish === null || sheet === undefined || wrong === 0 || !['done', 'failed'].includes(state))
    throw new Problem(transferNotReady, {});
  const { language } = wish;
  const batches = async function* () {
    const count = 500;
    for (let from = 0; ; ) {
      const rows = await wrongRows(ctx.db, { id, sheet: wish.sheet, from, count });
      yield rows.map(({ cells, issues }) => [
        ...sheet.columns.map((_, index) => cells[index] ?? ''),
        issues
          .map(({ column, text }) =>
            column === null ? text[language] : `${sheet.columns[column] ?? ''}: ${text[language]}`,
          )
          .join('; '),
      ]);
      if (rows.length < count) return;
      from = (rows.at(-1)?.position ?? 0) + 1;
    }
  };
  const heading = [...sheet.columns, complaint[language]];
  return {
    stream: workbookOf([{ name: sheet.name, heading, batches }]),
    name: `${fileName.replace(/\.\w+$/, '')} ${complaint[language]}.xlsx`,
    type: workbookType,
  };
};

/** The routes of imports. */
export const importRoutes = (around: RecordSurroundings): Route[] => [
  bind(uploadEndpoint, (ctx, { params, query, body }) =>
    uploadImport(ctx, around.zone, { ...params, ...query, body }),
  ),
  bind(previewEndpoint, (ctx, { params, body }) => preview(ctx, around, { ...params, mapping: body })),
  bind(runEndpoint, (ctx, { params, body }) => begin(ctx, around, { ...params, wish: body })),
  bind(readEndpoint, (ctx, { params }) => progress(ctx, params)),
  bind(errorsEndpoint, (ctx, { params }, http) => {
    http.header('cache-control', 'private, no-store');
    http.header('x-content-type-options', 'nosniff');
    return errors(ctx, params);
  }),
];

/** What is done for imports after the commit. */
export const importJobs = (around: RecordSurroundings): JobHandler[] => [
  handles(importRecords, (ctx, { id }) => runImport(ctx, around, id)),
];
