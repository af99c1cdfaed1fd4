import type { Text } from '@yuanliu/core/platform';
import type { Person } from './person.ts';
import type { Icon } from './page.ts';

/** One thing found: what it is, where it is. */
export interface Hit {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  readonly icon: Icon;
  readonly path: string;
  /** Codes are written in the monospaced face. */
  readonly isCode?: boolean;
}

/** What was asked: the words or the scanned code, by whom. */
export interface Question {
  readonly words: string;
  readonly isScan: boolean;
  readonly person: Person;
}

/** A kind of thing that the global search finds (people, codes, records …); the frame lists the providers. */
export interface SearchProvider {
  readonly id: string;
  readonly title: Text;
  readonly search: (question: Question, signal: AbortSignal) => Promise<readonly Hit[]>;
  /** Says of a scanned code that nothing was found for what it says, or why it is no code; asked only then. */
  readonly explain?: (question: Question) => Promise<Text>;
}
