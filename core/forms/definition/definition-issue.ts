import type { Text } from '../../platform/index.ts';

/** One thing that is wrong, or with `warning` only doubtful, about a definition. */
export interface DefinitionIssue {
  /** JSON Pointer (RFC 6901) into the document. */
  readonly path: string;
  readonly text: Text;
  readonly severity: 'error' | 'warning';
  /** The field it is about, from the record inward: `['lines', 'amount']`. */
  readonly field?: readonly string[];
  /** The stretch of an expression it is about, in UTF-16 code units. */
  readonly from?: number;
  readonly to?: number;
}

/** A fault that must be mended before publishing. */
export const fault = (path: string, zh: string, en: string): DefinitionIssue => ({
  path,
  text: { zh, en },
  severity: 'error',
});

/** JSON Pointer of path segments. */
export const pointer = (segments: readonly PropertyKey[]): string =>
  segments.map((each) => `/${String(each).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
