import { z } from 'zod';
import type { SegmentType } from './segment-type.ts';

const schema = z.strictObject({
  kind: z.literal('constant'),
  text: z.string().min(1).max(40).describe('固定文字，例如 LOT- / fixed text'),
});

export type ConstantSegment = z.output<typeof schema>;

/** Text that stands in every number. */
export const constantSegment = {
  kind: 'constant',
  text: { zh: '固定文字', en: 'Fixed text' },
  schema,
  render: ({ text }) => text,
} as const satisfies SegmentType<ConstantSegment>;
