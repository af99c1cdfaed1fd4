import { useSyncExternalStore } from 'react';

const media = matchMedia('(min-width: 1200px)');

const subscribe = (listener: () => void): (() => void) => {
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
};

/** Whether a record has room beside its list. */
export const useIsWide = (): boolean => useSyncExternalStore(subscribe, () => media.matches);
