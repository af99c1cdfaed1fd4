import type { ListedEvent } from '@yuanliu/core/trace';
import { ArrowRight } from 'lucide-react';
import { useText } from '../../lib/text.ts';
import { eventTexts } from '../event-texts.ts';
import { UnitName } from '../parts/UnitName.tsx';
import { sentenceOf } from './sentence.ts';

const texts = eventTexts.list;

type Unit = ListedEvent['units'][number];

/** What happened to which units, as one would say it: milk → silo, 6 cases into pallet. */
export const EventSentence = ({ event }: { readonly event: ListedEvent }) => {
  const t = useText();
  const said = sentenceOf(event);
  const rest = event.unitCount - event.units.length;
  // A container is not counted among what goes into it.
  const count = said.shape === 'named' || said.shape === 'made' ? event.unitCount : event.unitCount - 1;
  const others = rest > 0 && <span className="event-others">{t(texts.others, { count })}</span>;
  if (event.unitCount === 0) return <span className="event-others">{t(texts.nothingSaid)}</span>;
  if (said.shape === 'named') {
    return (
      <span className="event-sentence">
        <Units units={said.units} />
        {others}
      </span>
    );
  }
  if (said.shape === 'made') {
    return (
      <span className="event-sentence">
        <Units units={said.from} />
        <ArrowRight size={14} aria-hidden className="event-arrow" />
        <Units units={said.to} />
        {others}
      </span>
    );
  }
  const words = { in: texts.putInto, out: texts.takenFrom, inside: texts.seenIn } as const;
  const { container: box } = said;
  const container = <UnitName unit={box} quantity={box.quantity} uom={box.uom} />;
  if (said.inside.length === 0) {
    return (
      <span className="event-sentence">
        {container}
        {said.shape === 'out' && <span className="quiet">{t(texts.emptied)}</span>}
      </span>
    );
  }
  return (
    <span className="event-sentence">
      <Units units={said.inside} />
      {others}
      <span className="quiet">{t(words[said.shape])}</span>
      {container}
    </span>
  );
};

const Units = ({ units }: { readonly units: readonly Unit[] }) =>
  units.map((unit, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- an event may name a unit twice, and its units never move
    <UnitName key={`${unit.nr} ${index}`} unit={unit} quantity={unit.quantity} uom={unit.uom} />
  ));
