import type { StoryLine } from '@yuanliu/core/trace';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { formatExactTime } from '../../../lib/time.ts';
import { clockThere } from '../../events/event-time.ts';
import { useEventWords } from '../../events/use-event-words.ts';
import { PlaceName } from '../../parts/PlaceName.tsx';
import { UnitRefLink } from '../../parts/UnitRefLink.tsx';
import { useWritten } from '../../parts/use-written.ts';
import { unitPageTexts } from '../../unit-page-texts.ts';

const texts = unitPageTexts.story;

interface StoryEventProps {
  readonly line: StoryLine;
  /** The unit whose story it is. */
  readonly nr: string;
  /** What happened after this moment is drawn faint. */
  readonly moment: string | undefined;
}

/** One event of a story: when, which step, where, and why it belongs here. */
export const StoryEvent = ({ line, nr, moment }: StoryEventProps) => {
  const t = useText();
  const words = useEventWords();
  const written = useWritten();
  const language = useLanguage();
  const { time, zoneOffset } = line;
  const instant = new Date(time);
  const place = line.location ?? line.readPoint;
  const isOwn = line.because.some(({ via }) => via === 'own');
  const isLater = moment !== undefined && time > moment;
  const looks = [
    'story-event',
    ...(isOwn ? [] : ['story-event-other']),
    ...(isLater ? ['story-event-later'] : []),
  ];
  return (
    <li className={looks.join(' ')}>
      <time className="figures" dateTime={time} title={formatExactTime(instant, { language })}>
        {(clockThere(instant, zoneOffset) ?? time).slice(11, 16)}
      </time>
      <div>
        <p className="story-what">
          <Link to="/events/$id" params={{ id: line.eventId }} className="story-step">
            {words.title(line)}
          </Link>
          {isLater && <span className="quiet">{t(unitPageTexts.moment.later)}</span>}
          {line.disposition !== null && (
            <span className="quiet">{written.cbv('disposition', line.disposition)}</span>
          )}
          {place !== null && (
            <span className="quiet">
              <PlaceName uri={place} />
            </span>
          )}
        </p>
        <ul className="story-because">
          {line.because.map((because) => (
            <Because key={`${because.via} ${because.unit.nr}`} because={because} nr={nr} />
          ))}
        </ul>
      </div>
    </li>
  );
};

interface BecauseProps {
  readonly because: StoryLine['because'][number];
  readonly nr: string;
}

const Because = ({ because: { via, unit, parts }, nr }: BecauseProps) => {
  const t = useText();
  const written = useWritten();
  const isItself = String(unit.nr) === nr;
  // Of a container or lot it is clear what part it had; that something was seen goes without saying.
  const told = parts.flatMap(({ role, isVessel, amounts }) => {
    if (via !== 'own' || role === 'observed') return [];
    const words = isVessel ? { ...texts.roles, ...texts.vesselRoles }[role] : texts.roles[role];
    return [[t(words), written.amounts(amounts)].filter((each) => each !== '').join(' ')];
  });
  // Its dot says already that the event names the unit itself.
  if (isItself && told.length === 0) return null;
  return (
    <li>
      <span className="quiet">{t(texts.via[via])}</span>
      {!isItself && <UnitRefLink unit={unit} />}
      {told.length > 0 && <span className="quiet">{written.list(told)}</span>}
    </li>
  );
};
