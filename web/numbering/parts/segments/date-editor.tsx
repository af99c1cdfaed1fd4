import { render, segment as segmentSchema, type Segment } from '@yuanliu/core/numbering';
import { AutoComplete } from 'antd';
import dayjs from 'dayjs';
import { CalendarDays } from 'lucide-react';
import { useText } from '../../../lib/text.ts';
import { texts } from '../../texts.ts';
import type { SegmentEditor, SegmentFields } from './segment-editor.ts';

type DateSegment = Extract<Segment, { kind: 'date' }>;

const patterns = ['yyyyMMdd', 'yyMMdd', 'yyyyMM', 'yyMM', 'yyyy', 'yy', 'yyyyww', 'yyDDD', 'yyyy-MM-dd'];

const sampleOf = (pattern: string): string =>
  render([{ kind: 'date', pattern }], { day: dayjs().format('YYYY-MM-DD'), value: 1 });

const fault = (segment: DateSegment) =>
  segmentSchema.safeParse(segment).success ? undefined : texts.segments.patternWrong;

const Fields = ({ segment, isJudged, change }: SegmentFields<DateSegment>) => {
  const t = useText();
  const wrong = fault(segment);
  return (
    <AutoComplete
      aria-label={t(texts.segments.pattern)}
      title={t(texts.segments.patternHint)}
      className="segment-pattern"
      popupMatchSelectWidth={260}
      status={isJudged && wrong !== undefined ? 'error' : ''}
      value={segment.pattern}
      options={patterns.map((value) => ({
        value,
        label: (
          <span className="segment-option">
            <span className="code">{value}</span>
            <span className="quiet figures">{sampleOf(value)}</span>
          </span>
        ),
      }))}
      onChange={(pattern: string) => change({ kind: 'date', pattern })}
    />
  );
};

/** The day on which the number is taken. */
export const dateEditor: SegmentEditor<DateSegment> = {
  kind: 'date',
  icon: CalendarDays,
  create: () => ({ kind: 'date', pattern: 'yyyyMMdd' }),
  fault,
  Fields,
};
