import type { PlaceView } from '@yuanliu/core/trace';
import { useText } from '../../lib/text.ts';
import { useWritten } from './use-written.ts';

const words = {
  location: { zh: '{place}', en: '{place}' },
  transit: { zh: '运往 {place} 途中', en: 'on its way to {place}' },
  party: { zh: '已交 {place}', en: 'handed to {place}' },
  unknown: { zh: '{place}', en: '{place}' },
  gone: { zh: '{place}', en: '{place}' },
} as const;

/** Where only the kind of place is known. */
const unnamed = {
  location: { zh: '地点不明', en: 'place unknown' },
  transit: { zh: '在途', en: 'on its way' },
  party: { zh: '已交出', en: 'handed over' },
  unknown: { zh: '地点不明', en: 'place unknown' },
  gone: { zh: '已不存在', en: 'no longer there' },
} as const;

/** Says where something is. */
export const usePlace = (): ((place: PlaceView) => string) => {
  const t = useText();
  const written = useWritten();
  return ({ kind, uri, label }) =>
    uri === null ? t(unnamed[kind]) : t(words[kind], { place: label ?? written.uri(uri) });
};
