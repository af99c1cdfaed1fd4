import type { PlaceView } from '@yuanliu/core/trace';
import { useText } from '../../lib/text.ts';
import { usePlaceName } from './place-names.ts';
import { useWritten } from './use-written.ts';

/** A place or party by its name; its number on hover. */
export const PlaceName = ({ uri }: { readonly uri: string }) => {
  const written = useWritten();
  return <span title={written.uri(uri)}>{usePlaceName(uri)}</span>;
};

const named = {
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

/** Where something is, in words. */
export const Place = ({ place: { kind, uri } }: { readonly place: PlaceView }) => {
  const t = useText();
  return uri === null ? t(unnamed[kind]) : <KnownPlace kind={kind} uri={uri} />;
};

interface KnownPlaceProps {
  readonly kind: PlaceView['kind'];
  readonly uri: string;
}

const KnownPlace = ({ kind, uri }: KnownPlaceProps) => {
  const t = useText();
  const written = useWritten();
  return <span title={written.uri(uri)}>{t(named[kind], { place: usePlaceName(uri) })}</span>;
};
