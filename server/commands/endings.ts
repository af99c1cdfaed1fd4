/** What must be ended again. */
type End = () => Promise<void>;

/**
 * Runs `work`, which hands over an end for whatever it begins, and then every end in the opposite order, also where
 * `work` or an end failed: what is left running would keep the process alive. Throws the first error.
 */
export const withEndings = async (work: (later: (end: End) => void) => Promise<void>): Promise<void> => {
  const ends: End[] = [];
  const errors: unknown[] = [];
  const note = (error: unknown): void => {
    errors.push(error);
  };
  await work((end) => ends.unshift(end)).catch(note);
  for (const end of ends) await end().catch(note);
  if (errors.length > 0) throw errors[0];
};
