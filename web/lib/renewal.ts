/** Keeps a change of the session's token from signing out the page that makes it. */
export interface Renewal {
  /** Runs the call whose answer brings the new token. */
  readonly renew: <T>(work: () => Promise<T>) => Promise<T>;
  /** Asks; what was refused because its token was replaced meanwhile is asked again with the new one. */
  readonly ask: <T>(once: () => Promise<T>) => Promise<T>;
}

/**
 * The server tells open pages that the account changed at the moment when the old token ends. A page that asks at
 * once may do so before the answer with its new token is there, and would be refused. `isRefusal` tells such errors.
 */
export const createRenewal = (isRefusal: (error: unknown) => boolean): Renewal => {
  let done = 0;
  let ongoing: Promise<void> = Promise.resolve();
  const ask = async <T>(once: () => Promise<T>): Promise<T> => {
    const before = done;
    try {
      return await once();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await ongoing;
      if (done === before) throw error;
      return ask(once);
    }
  };
  return {
    ask,
    renew: (work) => {
      const result = work();
      ongoing = result.then(
        () => {
          done += 1;
        },
        () => undefined,
      );
      return result;
    },
  };
};
