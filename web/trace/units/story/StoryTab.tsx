import { readStory, type StoryLine } from '@yuanliu/core/trace';
import { Button } from 'antd';
import { BookOpen } from 'lucide-react';
import { usePages } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { EmptyState, ErrorState, HiddenNote, Loading } from '../../../ui/index.ts';
import { clockThere } from '../../events/event-time.ts';
import { hiddenTexts } from '../../hidden-texts.ts';
import { unitPageTexts } from '../../unit-page-texts.ts';
import { useMoment } from '../moment/use-moment.ts';
import { StoryEvent } from './StoryEvent.tsx';
import './story.css';

const texts = unitPageTexts.story;

/** The day at the place where it happened. */
const dayOf = ({ time, zoneOffset }: StoryLine): string =>
  (clockThere(new Date(time), zoneOffset) ?? time).slice(0, 10);

interface StoryTabProps {
  readonly nr: string;
  /** Events outside the reader's rights tell of it too. */
  readonly isPartlyHidden: boolean;
}

/** Everything that happened to a unit, the latest first, by the day of the place where it happened. */
export const StoryTab = ({ nr, isPartlyHidden }: StoryTabProps) => {
  const t = useText();
  const { moment } = useMoment();
  const story = usePages(readStory, { params: { id: nr }, query: {} });
  if (story.rows === undefined) {
    return story.error === null ? (
      <Loading rows={8} />
    ) : (
      <ErrorState error={story.error} onRetry={story.retry} />
    );
  }
  if (story.rows.length === 0) {
    return <EmptyState icon={BookOpen} title={t(texts.empty)} text={t(texts.emptyMore)} />;
  }
  const days = Map.groupBy(story.rows, (line: StoryLine) => dayOf(line));
  return (
    <section aria-label={t(texts.label)}>
      <ol className="story">
        {[...days].map(([day, lines]) => (
          <li key={day} className="story-day">
            <h3 className="figures">{day}</h3>
            <ol>
              {lines.map((line) => (
                <StoryEvent key={line.eventId} line={line} nr={nr} moment={moment} />
              ))}
            </ol>
          </li>
        ))}
      </ol>
      {story.hasMore && (
        <div className="story-more">
          <Button loading={story.isLoadingMore} onClick={story.loadMore}>
            {t(texts.more)}
          </Button>
        </div>
      )}
      {isPartlyHidden && <HiddenNote>{t(hiddenTexts.story)}</HiddenNote>}
    </section>
  );
};
