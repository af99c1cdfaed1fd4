import { traceUnit } from '@yuanliu/core/trace';
import { bind, type Route } from '../../platform/index.ts';
import { collectTrace, streamTrace } from './trace-unit.ts';

const lines = 'application/x-ndjson';

/** The trace: as a document, or line by line for whoever asks so. */
export const traceRoutes: readonly Route[] = [
  bind(traceUnit, (ctx, { query }, http) =>
    (http.asked('accept') ?? '').includes(lines) ? streamTrace(ctx, query) : collectTrace(ctx, query),
  ),
];
