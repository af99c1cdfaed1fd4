import { type ContentView, listContents, type UnitPage } from '@yuanliu/core/trace';
import { ChevronRight, Snowflake } from 'lucide-react';
import { useState } from 'react';
import { usePages } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { ErrorState, Loading, StatusTag } from '../../../ui/index.ts';
import { genealogyTexts } from '../../genealogy-texts.ts';
import { HiddenCount } from '../../parts/HiddenCount.tsx';
import { UnitRefLink } from '../../parts/UnitRefLink.tsx';
import { useWritten } from '../../parts/use-written.ts';
import { unitPageTexts } from '../../unit-page-texts.ts';

const texts = unitPageTexts.contents;

interface ContentsProps {
  readonly unit: UnitPage;
  readonly moment: string | undefined;
}

/** What is inside of a unit, now or at a moment; each level is read when it is opened. */
export const Contents = ({ unit, moment }: ContentsProps) => {
  const t = useText();
  return (
    <section>
      <h2>{t(texts.inside)}</h2>
      <Level nr={String(unit.nr)} moment={moment} />
    </section>
  );
};

interface LevelProps {
  readonly nr: string;
  readonly moment: string | undefined;
}

const Level = ({ nr, moment }: LevelProps) => {
  const t = useText();
  const contents = usePages(listContents, {
    params: { id: nr },
    query: moment === undefined ? {} : { at: moment },
  });
  if (contents.rows === undefined) {
    return contents.error === null ? (
      <Loading rows={3} />
    ) : (
      <ErrorState error={contents.error} onRetry={contents.retry} />
    );
  }
  const hidden = contents.first?.hidden ?? 0;
  if (contents.rows.length === 0 && hidden === 0) return <p className="quiet">{t(texts.nothingInside)}</p>;
  return (
    <ul className="contents">
      {contents.rows.map((content) => (
        <Content key={`${content.unit.nr} ${content.from}`} content={content} moment={moment} />
      ))}
      {contents.hasMore && (
        <li>
          <button type="button" className="text-button" onClick={contents.loadMore}>
            {t(texts.more)}
          </button>
        </li>
      )}
      {hidden > 0 && (
        <li>
          <HiddenCount of="contents" count={hidden} beside={contents.rows.length} />
        </li>
      )}
    </ul>
  );
};

interface ContentProps extends Pick<LevelProps, 'moment'> {
  readonly content: ContentView;
}

const Content = ({ content, moment }: ContentProps) => {
  const t = useText();
  const written = useWritten();
  const [isOpen, setOpen] = useState(false);
  const { unit, contentCount, amounts, evidence, isHeld, from } = content;
  return (
    <li>
      <div className="content">
        {contentCount > 0 ? (
          <button
            type="button"
            className="content-toggle"
            aria-expanded={isOpen}
            aria-label={t(isOpen ? texts.close : texts.open, { label: unit.label })}
            onClick={() => setOpen(!isOpen)}
          >
            <ChevronRight size={15} strokeWidth={2} />
          </button>
        ) : (
          <span className="content-toggle" />
        )}
        <UnitRefLink unit={unit} at={moment} />
        {amounts !== null && <b className="figures">{written.amounts(amounts)}</b>}
        {contentCount > 0 && <span className="quiet">{t(texts.things, { count: contentCount })}</span>}
        {isHeld && (
          <StatusTag meaning="bad" icon={Snowflake}>
            {t(unitPageTexts.tabs.holds)}
          </StatusTag>
        )}
        <small className="quiet figures">{t(texts.since, { from: written.time(from) })}</small>
        {evidence !== 'scanned' && (
          <small className="quiet" title={t(genealogyTexts.evidenceHint[evidence])}>
            {t(genealogyTexts.evidence[evidence])}
          </small>
        )}
      </div>
      {isOpen && <Level nr={String(unit.nr)} moment={moment} />}
    </li>
  );
};
