import * as api from '@yuanliu/core/trace';
import { bind, type Route } from '../../platform/index.ts';
import { listContents } from './contents-of.ts';
import { findUnits } from './find-units.ts';
import { listNames } from './list-names.ts';
import { listPastHolds } from './list-past-holds.ts';
import { listStays } from './list-stays.ts';
import { listStocks } from './list-stocks.ts';
import { readUnit } from './read-unit.ts';
import { readStory } from './story-of.ts';

/** Units, what is inside of them, their stories, and stocks. */
export const unitRoutes: readonly Route[] = [
  bind(api.findUnits, (ctx, { query }) => findUnits(ctx, query)),
  bind(api.readUnit, (ctx, { params, query }) => readUnit(ctx, params.id, query)),
  bind(api.listContents, (ctx, { params, query }) => listContents(ctx, params.id, query)),
  bind(api.listStays, (ctx, { params, query }) => listStays(ctx, params.id, query)),
  bind(api.listPastHolds, (ctx, { params, query }) => listPastHolds(ctx, params.id, query)),
  bind(api.readStory, (ctx, { params, query }) => readStory(ctx, params.id, query)),
  bind(api.listNames, (ctx, { query }) => listNames(ctx, query.uri)),
  bind(api.listStocks, (ctx, { query }) => listStocks(ctx, query)),
];
