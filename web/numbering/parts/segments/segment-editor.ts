import type { Segment } from '@yuanliu/core/numbering';
import type { Text } from '@yuanliu/core/platform';
import type { ReactNode } from 'react';
import type { Icon } from '../../../lib/page.ts';

/** The fields of a segment while it is edited. */
export interface SegmentFields<S> {
  readonly segment: S;
  /** Whether a fault is shown; an untouched field is not scolded. */
  readonly isJudged: boolean;
  // Methods, here and below: a list of editors holds those of different segments, and each meets only its own.
  change(this: void, next: S): void;
}

/** How a kind of segment is edited: one file per kind and a line in the list. */
export interface SegmentEditor<S extends Segment = Segment> {
  readonly kind: S['kind'];
  readonly icon: Icon;
  /** A fresh segment of the kind. */
  create(this: void): S;
  /** What is wrong with it, if anything. */
  fault(this: void, segment: S): Text | undefined;
  Fields(this: void, props: SegmentFields<S>): ReactNode;
}
