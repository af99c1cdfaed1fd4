import {
  countRecords as countRecordsEndpoint,
  listOptions as listOptionsEndpoint,
  listRecords as listRecordsEndpoint,
  readRecord as readRecordEndpoint,
  readRelated as readRelatedEndpoint,
} from '@yuanliu/core/forms';
import { bind, type Route } from '../../platform/index.ts';
import { countRecords } from './count-records.ts';
import { listOptions } from './list-options.ts';
import { listRecords } from './list-records.ts';
import { readRecord } from './read-record.ts';
import { readRelated } from './read-related.ts';

/** Reading records; `zone` is the enterprise's time zone. */
export const recordListRoutes = (zone: string): readonly Route[] => [
  bind(listRecordsEndpoint, (ctx, { params, query }) => listRecords(ctx, { key: params.form, zone, query })),
  bind(countRecordsEndpoint, (ctx, { params, query }) =>
    countRecords(ctx, { key: params.form, zone, query }),
  ),
  bind(readRecordEndpoint, (ctx, { params }) => readRecord(ctx, { key: params.form, id: params.id, zone })),
  bind(listOptionsEndpoint, (ctx, { params, query }) => listOptions(ctx, { key: params.form, zone, query })),
  bind(readRelatedEndpoint, (ctx, { params, body }) =>
    readRelated(ctx, { key: params.form, zone, query: body }),
  ),
];
