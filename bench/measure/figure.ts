/** One line of BENCH.md. */
export interface Figure {
  /** The case's name, as on the command line. */
  readonly name: string;
  /** What was done, in a few words. */
  readonly what: string;
  readonly connections: number | undefined;
  /** With its unit. */
  readonly ours: string;
  readonly baseline: string;
  /** Ours by the baseline's; undefined where there is nothing to compare with. */
  readonly ratio: number | undefined;
  /** What is aimed at: a share of the baseline, or words. */
  readonly aim: number | string | undefined;
  /** Whether an aim in words is reached. */
  readonly reached?: boolean;
  readonly remark?: string;
}
