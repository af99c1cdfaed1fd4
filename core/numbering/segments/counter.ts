import { z } from 'zod';
import { resets } from '../reset.ts';
import type { SegmentType } from './segment-type.ts';

const schema = z.strictObject({
  kind: z.literal('counter'),
  width: z.int().min(1).max(15).describe('不足位数左补 0，超出后照常加长 / padded with zeros; grows wider'),
  reset: z.enum(resets).describe('从 1 重新开始的周期 / when it starts again from 1'),
});

export type CounterSegment = z.output<typeof schema>;

/**
 * The running number, padded with zeros to its width. Past its width it grows wider (9999 → 10000) and never
 * wraps or stops: a longer number is seen and can be dealt with, while one issued twice or a line that stands
 * still cannot be made good.
 */
export const counterSegment = {
  kind: 'counter',
  text: { zh: '流水号', en: 'Running number' },
  schema,
  render: ({ width }, { value }) => String(value).padStart(width, '0'),
} as const satisfies SegmentType<CounterSegment>;
