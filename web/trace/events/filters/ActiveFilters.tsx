import { X } from 'lucide-react';
import { oneOf } from '../../../lib/list-state.ts';
import { useText } from '../../../lib/text.ts';
import { eventTexts } from '../../event-texts.ts';
import { useWritten } from '../../parts/use-written.ts';
import { useEventWords } from '../use-event-words.ts';
import { type EventFilterName, type EventList, onlyKinds } from './event-list.ts';

const texts = eventTexts.filters;

/** The filters behind the button that are set, each as a chip. */
export const ActiveFilters = ({ list }: { readonly list: EventList }) => {
  const t = useText();
  const words = useEventWords();
  const written = useWritten();
  const { filters, filter, clear } = list;
  const only = oneOf(filters.only, onlyKinds);
  const chips: { readonly name: EventFilterName; readonly text: string }[] = [];
  const add = (name: EventFilterName, text: string | undefined) => {
    if (text !== undefined) chips.push({ name, text });
  };
  const { type, disposition, place, document, capture } = filters;
  add('only', only && `${t(texts.only)}：${t(texts[only])}`);
  add('document', document && `${t(texts.document)}：${written.uri(document)}`);
  add('place', place && `${t(texts.place)}：${written.uri(place)}`);
  add('disposition', disposition && written.cbv('disposition', disposition));
  add('type', type && words.type(type));
  add('capture', capture && `${t(texts.capture)} …${capture.slice(-8)}`);
  return (
    <>
      {chips.map(({ name, text }) => (
        <button
          key={name}
          type="button"
          className="filter-chip"
          title={t(texts.remove)}
          onClick={() => filter(name, undefined)}
        >
          {text}
          <X size={14} aria-label={t(texts.remove)} />
        </button>
      ))}
      {chips.length > 1 && (
        <button type="button" className="text-button quiet" onClick={clear}>
          {t(texts.clear)}
        </button>
      )}
    </>
  );
};
