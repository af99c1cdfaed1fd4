import { type Fillings, fill, type Language, type Text } from './text.ts';

/** The facts that go with a problem and fill the `{name}` places of its sentence. */
export type ProblemData = Fillings;

/**
 * A kind of refusal, documented once per module. `code` is stable and reads `module.what-is-wrong`; `status` is
 * the HTTP status; `text` says what is wrong and what to do, with `{name}` places for the data.
 */
export interface ProblemKind<D extends ProblemData = ProblemData> {
  readonly code: string;
  readonly status: number;
  readonly text: Text;
  /** Only carries the type of the data. */
  readonly data?: D;
}

/** Declares a kind of problem whose sentence needs the data `D`. */
export const problemKind = <D extends ProblemData = Record<never, never>>(
  kind: Omit<ProblemKind<D>, 'data'>,
): ProblemKind<D> => kind;

/** One thing that is wrong with one field of a request. `path` is a JSON Pointer (RFC 6901) into the part named. */
export interface FieldIssue {
  readonly in: 'body' | 'query' | 'path' | 'header';
  readonly path: string;
  readonly text: Text;
}

/** What is thrown to refuse; the HTTP layer turns it into RFC 9457 JSON in one place. */
export class Problem<D extends ProblemData = ProblemData> extends Error {
  readonly kind: ProblemKind<D>;
  readonly data: D;
  readonly issues: readonly FieldIssue[];

  constructor(kind: ProblemKind<D>, data: D, issues: readonly FieldIssue[] = []) {
    super(fill(kind.text.en, data));
    this.name = 'Problem';
    this.kind = kind;
    this.data = data;
    this.issues = issues;
  }

  /** The sentence for a person. */
  sentence(language: Language): string {
    return fill(this.kind.text[language], this.data);
  }
}

/** A problem as it travels (RFC 9457): `type` is `/problems#code`, `detail` the sentence in the caller's language. */
export interface ProblemReply {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly instance: string;
  readonly data: ProblemData;
  readonly errors?: readonly { readonly in: string; readonly path: string; readonly message: string }[];
}
