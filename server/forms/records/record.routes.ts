import {
  changeRecord as changeEndpoint,
  readHistory as historyEndpoint,
  recycleRecords as recycleEndpoint,
  restoreRecords as restoreEndpoint,
  submitRecord as submitEndpoint,
  voidRecord as voidEndpoint,
} from '@yuanliu/core/forms';
import { bind, type Route } from '../../platform/index.ts';
import { changeRecord } from './change-record.ts';
import { readHistory } from './read-history.ts';
import type { RecordSurroundings } from './record-surroundings.ts';
import { recycleRecords } from './recycle-records.ts';
import { restoreRecords } from './restore-records.ts';
import { submitRecord } from './submit-record.ts';
import { voidRecord } from './void-record.ts';

/** The routes by which records are written. */
export const recordRoutes = (around: RecordSurroundings): Route[] => [
  bind(submitEndpoint, (ctx, { params, body }) => submitRecord(ctx, around, { ...params, ...body })),
  bind(changeEndpoint, (ctx, { params, body }) => changeRecord(ctx, around, { ...params, ...body })),
  bind(voidEndpoint, (ctx, { params, body }) => voidRecord(ctx, around, { ...params, ...body })),
  bind(recycleEndpoint, (ctx, { params, body }) => recycleRecords(ctx, around, { ...params, ...body })),
  bind(restoreEndpoint, (ctx, { params, body }) => restoreRecords(ctx, around, { ...params, ...body })),
  bind(historyEndpoint, (ctx, { params, query }) =>
    readHistory(ctx, around.zone, { ...params, limit: query.limit, after: query.after }),
  ),
];
