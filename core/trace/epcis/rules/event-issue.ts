import type { Text } from '../../../platform/index.ts';

/** One thing that is wrong with one field of an event. */
export interface EventIssue {
  /** JSON Pointer (RFC 6901) of the field, from the event on: `/sensorElementList/0/sensorReport/1/time`. */
  readonly path: string;
  /** What is wrong and what to do. */
  readonly text: Text;
}

/** An issue in both languages. */
export const issue = (path: string, zh: string, en: string): EventIssue => ({ path, text: { zh, en } });

/** A member's name as a step of a JSON Pointer. */
export const step = (name: string): string => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
