import { useSyncExternalStore } from 'react';
import type { BoxId } from '../drawing/part-id.ts';
import { useDesigner } from '../state/designer.ts';

/** Whether what is carried would land at the end of a box. */
export const useIsEndOf = (box: BoxId): boolean => {
  const { carried } = useDesigner();
  return useSyncExternalStore(carried.subscribe, () => {
    const spot = carried.get()?.spot;
    return spot?.box === box && spot.before === undefined;
  });
};
