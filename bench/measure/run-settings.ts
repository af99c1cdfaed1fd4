/** How long and how often. Figures of shorter runs are not written down. */
export interface RunSettings {
  readonly seconds: number;
  readonly rounds: number;
  /** A folder for processor profiles of the product's process; none are taken when absent. */
  readonly profiles: string | undefined;
}

/** What a figure in BENCH.md was taken with. */
export const fullRun: RunSettings = { seconds: 10, rounds: 5, profiles: undefined };

/** Whether the run is as the rules want it. */
export const isFullRun = ({ seconds, rounds, profiles }: RunSettings): boolean =>
  seconds === fullRun.seconds && rounds === fullRun.rounds && profiles === undefined;

/** The middle value. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2;
};
