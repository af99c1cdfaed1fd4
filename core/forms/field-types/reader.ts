import type { Language } from '../../platform/index.ts';

/** What ids point at: a person, a department, or the records of a form (by its key). */
export type Target = 'user' | 'department' | `form:${string}`;

/** Names of what ids point at, fetched before values are shown or read. */
export interface Names {
  /** The name or title; undefined where it is unknown or out of the reader's reach. */
  nameOf(target: Target, id: string): string | undefined;
  /** All ids that go by this name, title, number or login. */
  find(target: Target, text: string): readonly string[];
}

/** For whom a value is written or read. */
export interface Reader {
  readonly language: Language;
  /** The zone whose days and hours are meant (IANA name). */
  readonly zone: string;
  /** Without it ids are shown and read as they are. */
  readonly names?: Names;
}
