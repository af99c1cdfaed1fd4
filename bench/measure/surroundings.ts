import os from 'node:os';

/** Where and when a figure was taken. */
export interface Surroundings {
  /** Load average of the last minute before the run: what others did on the machine. */
  readonly load: number;
  readonly machine: string;
  readonly versions: string;
  /** `2026-11-24` */
  readonly day: string;
}

/** What surrounds a run; to be asked before it, so that its own load is not in the figure. */
export const surroundings = (databaseVersion: string): Surroundings => ({
  load: os.loadavg()[0] ?? Number.NaN,
  machine: `${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? '?'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.platform()} ${os.arch()}`,
  versions: `Node ${process.versions.node}, PostgreSQL ${databaseVersion}`,
  day: new Date().toISOString().slice(0, 10),
});
