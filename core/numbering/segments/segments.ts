import { z } from 'zod';
import { constantSegment } from './constant.ts';
import { counterSegment } from './counter.ts';
import { dateSegment } from './date.ts';
import type { NumberFacts, SegmentType } from './segment-type.ts';

/** The kinds of segments, in the order of the palette. A new kind is a file of its own and a line here. */
export const segmentTypes: readonly SegmentType[] = [constantSegment, dateSegment, counterSegment];

/** A segment of a serial rule as it is stored. */
export const segment = z.discriminatedUnion('kind', [
  constantSegment.schema,
  dateSegment.schema,
  counterSegment.schema,
]);
export type Segment = z.output<typeof segment>;

/** The number that segments make of the facts. */
export const render = (segments: readonly Segment[], facts: NumberFacts): string =>
  segments.map((each) => typeOf(each).render(each, facts)).join('');

const typeOf = ({ kind }: Segment): SegmentType => {
  const type = segmentTypes.find((each) => each.kind === kind);
  if (type === undefined) throw new Error(`No segment type '${kind}' is registered.`);
  return type;
};
