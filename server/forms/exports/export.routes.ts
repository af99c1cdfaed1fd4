import {
  downloadExport as downloadEndpoint,
  readExport as readEndpoint,
  startExport as startEndpoint,
  transferNotReady,
} from '@yuanliu/core/forms';
import { Problem } from '@yuanliu/core/platform';
import {
  bind,
  type Ctx,
  type FileReply,
  handles,
  type JobHandler,
  type Route,
} from '../../platform/index.ts';
import { recordAccess } from '../access/record-access.ts';
import type { FileSurroundings } from '../files/upload-file.ts';
import { formInUse } from '../form-in-use.ts';
import { workbookType } from '../transfers/write-workbook.ts';
import { ownExport, type StoredExport } from './export.store.ts';
import { runExport } from './run-export.ts';
import { exportRecords, startExport } from './start-export.ts';

const present = ({ id, state, written, total, problem, keptUntil }: StoredExport) => ({
  id,
  state,
  written,
  total,
  problem,
  keptUntil: keptUntil?.toISOString() ?? null,
});

const download = async (
  ctx: Ctx,
  { zone, files }: FileSurroundings,
  asked: { form: string; id: string },
): Promise<FileReply> => {
  const found = await ownExport(ctx, asked);
  // Whoever has lost the right keeps no way to what was made with it.
  await recordAccess(ctx, await formInUse(ctx.db, asked.form), { action: 'export', zone });
  if (found.fileId === null) throw new Problem(transferNotReady, {});
  const type = found.wish.format === 'xlsx' ? workbookType : 'text/csv; charset=utf-8';
  return { stream: await files.open(found.fileId), name: found.fileName ?? '', type };
};

/** The routes of exports. */
export const exportRoutes = (around: FileSurroundings): Route[] => [
  bind(startEndpoint, (ctx, { params, body }) =>
    startExport(ctx, { key: params.form, zone: around.zone, wish: body }),
  ),
  bind(readEndpoint, async (ctx, { params }) => present(await ownExport(ctx, params))),
  bind(downloadEndpoint, (ctx, { params }, http) => {
    http.header('cache-control', 'private, no-store');
    http.header('x-content-type-options', 'nosniff');
    return download(ctx, around, params);
  }),
];

/** What is done for exports after the commit. */
export const exportJobs = (around: FileSurroundings): JobHandler[] => [
  handles(exportRecords, (ctx, { id }) => runExport(ctx, around, id)),
];
