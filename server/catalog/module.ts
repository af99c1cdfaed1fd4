import { Problem } from '@yuanliu/core/platform';
import type { RecordSurroundings } from '../forms/index.ts';
import type { Module } from '../platform/index.ts';
import { loadRegions } from './regions/load-regions.ts';
import { regionData, standardRegions } from './regions/region-data.ts';

/**
 * Products, parties, locations, regions. Their forms, hooks and text formats are contributed to the forms module; what is
 * left to do at a start, once those forms stand, is to bring in the regions. `around` is what writing records needs.
 */
export const catalogModule = (around: RecordSurroundings): Module => ({
  name: 'catalog',
  prepare: async (ctx) => {
    try {
      await loadRegions(ctx, { data: { ...regionData, regions: standardRegions }, around });
    } catch (error) {
      // What the enterprise drew stands in the way: the product starts all the same, and the next start tries again.
      if (!(error instanceof Problem)) throw error;
      ctx.log.error({ err: error }, 'the regions could not be brought in');
    }
  },
  routes: [],
  jobs: [],
  subscribers: [],
  rights: [],
  problems: [],
});
