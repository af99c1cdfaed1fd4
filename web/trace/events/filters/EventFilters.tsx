import { useText } from '../../../lib/text.ts';
import { DateRange } from '../../../ui/index.ts';
import { eventTexts } from '../../event-texts.ts';
import { ActiveFilters } from './ActiveFilters.tsx';
import type { EventList } from './event-list.ts';
import { VocabularySelect } from './EventSelects.tsx';
import { MoreFilters } from './MoreFilters.tsx';

const texts = eventTexts.filters;

/** Days and step at once, the rest behind a button; each that is set shows as a chip that takes it away. */
export const EventFilters = ({ list }: { readonly list: EventList }) => {
  const t = useText();
  const { filters, filterBy } = list;
  return (
    <>
      <DateRange
        label={t(texts.days)}
        from={filters.from}
        to={filters.to}
        onChange={(from, to) => filterBy({ from, to })}
      />
      <VocabularySelect list={list} name="step" vocabulary="bizStep" />
      <MoreFilters list={list} />
      <ActiveFilters list={list} />
    </>
  );
};
