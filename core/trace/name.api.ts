import { z } from 'zod';
import { endpoint, noRight } from '../platform/index.ts';

export const listNames = endpoint({
  id: 'trace.list-names',
  method: 'GET',
  path: '/api/trace/names',
  // Who sees units is told all, who sees events alone what a visible event names; nobody else is told anything.
  needs: 'signed-in',
  summary: {
    zh: '查询地点、往来单位和产品的名称（主数据）',
    en: 'What master data calls places, parties and products',
  },
  query: z.strictObject({
    uri: z.array(z.string().max(1000)).min(1).max(50).describe('规范 URI，可多个 / canonical URIs'),
  }),
  reply: z.object({
    /** Places and parties by URI; what master data does not name is left out. */
    names: z.record(z.string(), z.string()),
    /** Products by URI: of the class asked for, or of the class of a lot, run or item. */
    products: z.record(z.string(), z.string()),
  }),
  problems: [noRight],
});
