import { createContext, useContext, useSyncExternalStore } from 'react';

const watch = (query: string): (() => boolean) => {
  const media = matchMedia(query);
  const subscribe = (listener: () => void): (() => void) => {
    media.addEventListener('change', listener);
    return () => media.removeEventListener('change', listener);
  };
  return () => useSyncExternalStore(subscribe, () => media.matches);
};

const useIsNarrow = watch('(max-width: 760px)');

/** True inside of a picture of a phone on a wide screen. */
export const PhoneContext = createContext(false);

/** Whether the screen is as narrow as a phone, or a picture of one; the style sheets use the same 760 px. */
export const useIsPhone = (): boolean => {
  const isPicture = useContext(PhoneContext);
  return useIsNarrow() || isPicture;
};

/** Whether the screen has no room for an unfolded navigation, as on a tablet held upright. */
export const useIsTablet = watch('(min-width: 760.02px) and (max-width: 1100px)');
