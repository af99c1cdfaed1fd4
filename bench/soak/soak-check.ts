/** What a check found: what it did in words, and every sentence that must not have been true. */
export interface SoakFinding {
  readonly did: string;
  readonly wrong: readonly string[];
}

/** One word of `npm run soak -- <name>`. */
export interface SoakCheck {
  readonly name: string;
  readonly run: (options: {
    readonly kills: number;
    readonly tell: (line: string) => void;
  }) => Promise<SoakFinding>;
}
