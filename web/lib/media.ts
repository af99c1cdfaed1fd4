import { useSyncExternalStore } from 'react';

const phone = matchMedia('(max-width: 760px)');

const subscribe = (listener: () => void): (() => void) => {
  phone.addEventListener('change', listener);
  return () => phone.removeEventListener('change', listener);
};

/** Whether the screen is as narrow as a phone; the style sheets use the same 760 px. */
export const useIsPhone = (): boolean => useSyncExternalStore(subscribe, () => phone.matches);
