import type { CaptureJob } from '@yuanliu/core/trace';

/** What may become of a capture. */
export const outcomes = ['running', 'done', 'partly', 'failed'] as const;
export type Outcome = (typeof outcomes)[number];

/** What became of a capture; partly where some of its events are stored beside errors. */
export const outcomeOf = ({
  running,
  success,
  'yuanliu:progress': { recorded, duplicates },
}: Pick<CaptureJob, 'running' | 'success' | 'yuanliu:progress'>): Outcome => {
  if (running) return 'running';
  if (success) return 'done';
  return recorded + duplicates > 0 ? 'partly' : 'failed';
};
