import { type Segment, segmentTypes } from '@yuanliu/core/numbering';
import type { Text } from '@yuanliu/core/platform';
import { Button } from 'antd';
import { GripVertical, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../lib/text.ts';
import { showToast } from '../../ui/index.ts';
import { texts } from '../texts.ts';
import { moved } from './segments/moved.ts';
import { editorOf, segmentEditors } from './segments/segment-editors.ts';
import { type HandleProps, useReorder } from './segments/use-reorder.ts';

const words = texts.segments;
const most = 12;

const kindText = (kind: Segment['kind']): Text =>
  segmentTypes.find((type) => type.kind === kind)?.text ?? { zh: kind, en: kind };

interface SegmentListProps {
  readonly segments: readonly Segment[];
  readonly fault: string | undefined;
  readonly isJudged: boolean;
  readonly mayChange: boolean;
  readonly onChange: (segments: readonly Segment[]) => void;
}

/** What a number is made of: segments are added, edited, moved by drag or arrows, and removed with a way back. */
export const SegmentList = ({ segments, fault, isJudged, mayChange, onChange }: SegmentListProps) => {
  const t = useText();
  const [said, say] = useState('');
  const { list, dragged, handleProps } = useReorder((from, to) => {
    onChange(moved(segments, from, to));
    say(t(words.moved, { number: to + 1 }));
  });
  const remove = (place: number, kind: Segment['kind']) => {
    onChange(segments.toSpliced(place, 1));
    showToast({ text: t(words.removed, { kind: t(kindText(kind)) }), undo: () => onChange(segments) });
  };
  return (
    <section className="segments" aria-labelledby="segments">
      <h2 id="segments">{t(words.title)}</h2>
      <p className="quiet">{t(words.hint)}</p>
      <ol ref={list} className="segment-rows">
        {segments.map((segment, place) => (
          <SegmentRow
            // oxlint-disable-next-line react/no-array-index-key -- segments have no identity besides their place
            key={place}
            segment={segment}
            place={place}
            isDragged={place === dragged}
            isJudged={isJudged}
            handle={mayChange ? handleProps(place) : undefined}
            onChange={(next) => onChange(segments.with(place, next))}
            onRemove={() => remove(place, segment.kind)}
          />
        ))}
      </ol>
      <div role="alert">
        {fault !== undefined && (isJudged || segments.length > 0) && <p className="field-error">{fault}</p>}
      </div>
      <output className="visually-hidden">{said}</output>
      {mayChange && segments.length < most && (
        <div className="segment-palette">
          <span className="quiet">{t(words.add)}</span>
          {segmentEditors.map(({ kind, create }) => (
            <Button
              key={kind}
              size="small"
              icon={<Plus size={14} />}
              // A number has exactly one counter.
              disabled={kind === 'counter' && segments.some((segment) => segment.kind === 'counter')}
              onClick={() => onChange([...segments, create()])}
            >
              {t(kindText(kind))}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
};

interface SegmentRowProps {
  readonly segment: Segment;
  readonly place: number;
  readonly isDragged: boolean;
  readonly isJudged: boolean;
  /** Absent for whoever may only look. */
  readonly handle: HandleProps | undefined;
  readonly onChange: (next: Segment) => void;
  readonly onRemove: () => void;
}

const SegmentRow = (props: SegmentRowProps) => {
  const { segment, place, isDragged, isJudged, handle, onChange, onRemove } = props;
  const t = useText();
  const { icon: Picture, Fields } = editorOf(segment.kind);
  const number = place + 1;
  return (
    <li className={isDragged ? 'segment is-dragged' : 'segment'}>
      {handle !== undefined && (
        <button
          type="button"
          className="segment-handle"
          data-handle
          aria-label={t(words.move, { number })}
          title={t(words.move, { number })}
          {...handle}
        >
          <GripVertical size={16} strokeWidth={1.75} />
        </button>
      )}
      <span className="segment-kind">
        <Picture size={16} strokeWidth={1.75} />
        {t(kindText(segment.kind))}
      </span>
      <span className="segment-fields">
        <Fields segment={segment} isJudged={isJudged} change={onChange} />
      </span>
      {handle !== undefined && (
        <button
          type="button"
          className="icon-button"
          aria-label={t(words.remove, { number })}
          title={t(words.remove, { number })}
          onClick={onRemove}
        >
          <X size={16} strokeWidth={1.75} />
        </button>
      )}
    </li>
  );
};
