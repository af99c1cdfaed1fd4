const minutesBeforeRetry = [1, 5, 30, 120, 360];

/**
 * When a delivery that failed for the `attempts`th time is tried again: after 1, 5, 30 minutes, 2 and 6 hours;
 * undefined when it is left for a person to look at.
 */
export const nextAttempt = (attempts: number, now: Date): Date | undefined => {
  const minutes = minutesBeforeRetry[attempts - 1];
  return minutes === undefined ? undefined : new Date(now.getTime() + minutes * 60_000);
};
