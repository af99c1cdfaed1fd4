import { downloadFile as downloadEndpoint, uploadFile as uploadEndpoint } from '@yuanliu/core/forms';
import { bind, type FileStore, handles, type JobHandler, type Route } from '../../platform/index.ts';
import { downloadFile } from './download-file.ts';
import { sweepFiles, sweepSchedule, sweepUnusedFiles } from './sweep-files.ts';
import { type FileSurroundings, uploadFile } from './upload-file.ts';

/** The routes of files in records. */
export const fileRoutes = (around: FileSurroundings): Route[] => [
  bind(uploadEndpoint, (ctx, { params, query, body }) =>
    uploadFile(ctx, around, { ...params, ...query, body }),
  ),
  bind(downloadEndpoint, (ctx, { params }, http) => {
    // What somebody may see today must not stay in a shared cache; no browser takes it for anything but a download.
    http.header('cache-control', 'private, no-store');
    http.header('x-content-type-options', 'nosniff');
    http.header('content-security-policy', "default-src 'none'; sandbox");
    return downloadFile(ctx, around, params);
  }),
];

/** What is done with files by itself. */
export const fileJobs = (files: FileStore): JobHandler[] => [
  handles(sweepFiles, (ctx) => sweepUnusedFiles(ctx, files), sweepSchedule),
];
