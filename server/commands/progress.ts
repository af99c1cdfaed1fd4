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
