import type { PlaceView } from '@yuanliu/core/trace';
import { useText } from '../../lib/text.ts';
import { useWritten } from './use-written.ts';

const words = {
  location: { zh: '{place}', en: '{place}' },
  transit: { zh: '运往 {place} 途中', en: 'on its way to {place}' },
  party: { zh: '已交 {place}', en: 'handed to {place}' },
  transitUnknown: { zh: '在途', en: 'on its way' },
  partyUnknown: { zh: '已交出', en: 'handed over' },
  unknown: { zh: '地点不明', en: 'place unknown' },
  gone: { zh: '已不存在', en: 'no longer there' },
} as const;

/** Says where something is. */
export const usePlace = (): ((place: PlaceView) => string) => {
  const t = useText();
  const written = useWritten();
  return ({ kind, uri, label }) => {
    if (uri === null)
      return t(
        words[
          kind === 'transit'
            ? 'transitUnknown'
            : kind === 'party'
              ? 'partyUnknown'
              : kind === 'gone'
                ? 'gone'
                : 'unknown'
        ],
      );
    return t(words[kind], { place: label ?? written.uri(uri) });
  };
};
