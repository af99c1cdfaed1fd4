/** Says what is being done when it takes more than a second, and how long it took. */
export const step = async <R>(
  say: (line: string) => void,
  name: string,
  work: () => Promise<R>,
): Promise<R> => {
  const began = performance.now();
  const slow = setTimeout(() => say(`… ${name}`), 1_000);
  try {
    const result = await work();
    say(`✓ ${name}  ${((performance.now() - began) / 1000).toFixed(1)} s`);
    return result;
  } finally {
    clearTimeout(slow);
  }
};

/** Says what is in hand, at most every two seconds, from the first second on. */
export const progressOf = (say: (line: string) => void): ((what: string) => void) => {
  let next = performance.now() + 1_000;
  return (what) => {
    if (performance.now() < next) return;
    next = performance.now() + 2_000;
    say(`… ${what}`);
  };
};

/** An amount of bytes for people. */
export const amount = (bytes: number): string => {
  if (bytes < 1_048_576) return `${(bytes / 1024).toFixed(1)} KiB`;
  return bytes < 1_073_741_824
    ? `${(bytes / 1_048_576).toFixed(1)} MiB`
    : `${(bytes / 1_073_741_824).toFixed(2)} GiB`;
};
