/** Reads and writes that never throw: private windows and full disks refuse storage, and the desk must still work. */

/** What is stored under `key`, or undefined. */
export const readStored = (key: string): string | undefined => {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
};

/** Stores `value` under `key`; undefined removes it. */
export const writeStored = (key: string, value: string | undefined): void => {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Nothing to do: what was to be kept lives on in memory until the page is closed.
  }
};
