import type { Day, Text } from '../../platform/index.ts';
import type { z } from 'zod';

/** What a number is made of at the moment it is taken. */
export interface NumberFacts {
  /** The day in the enterprise's time zone. */
  readonly day: Day;
  /** The counter's value, 1 and up. */
  readonly value: number;
}

/** A kind of segment of a serial rule. Segments of a number stand one behind the other without a separator. */
export interface SegmentType<S extends { readonly kind: string } = { readonly kind: string }> {
  readonly kind: S['kind'];
  readonly text: Text;
  readonly schema: z.ZodObject;
  // Written as a method: a list of types holds segments of different shapes, and each meets only its own.
  render(segment: S, facts: NumberFacts): string;
}
