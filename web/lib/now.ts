import { createStore, useStore } from './store.ts';

/** How far behind the clock of the screen may be. */
export const tickMilliseconds = 30_000;

// One clock for every time on the screen.
const now = createStore(new Date());
setInterval(() => {
  if (document.visibilityState === 'visible') now.set(new Date());
}, tickMilliseconds);
document.addEventListener('visibilitychange', () => now.set(new Date()));

/** The present moment, to the half minute; a component that uses it is drawn again as time goes on. */
export const useNow = (): Date => useStore(now);
