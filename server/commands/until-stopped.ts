const patienceMilliseconds = 15_000;

/** Waits for Ctrl-C or a polite end, then tidies up; a second signal or 15 s ends the process at once. */
export const untilStopped = async (tidy: () => Promise<void>): Promise<void> => {
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  const force = (): never => process.exit(1);
  process.once('SIGINT', force);
  process.once('SIGTERM', force);
  setTimeout(force, patienceMilliseconds).unref();
  await tidy();
};
