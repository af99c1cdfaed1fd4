import { type Reset, resets, resetText, type Segment } from '@yuanliu/core/numbering';
import { InputNumber, Select } from 'antd';
import { ListOrdered } from 'lucide-react';
import { useText } from '../../../lib/text.ts';
import { texts } from '../../texts.ts';
import type { SegmentEditor, SegmentFields } from './segment-editor.ts';

type Counter = Extract<Segment, { kind: 'counter' }>;

const widest = 15;

const fault = ({ width }: Counter) =>
  Number.isInteger(width) && width >= 1 && width <= widest ? undefined : texts.segments.widthWrong;

const Fields = ({ segment, isJudged, change }: SegmentFields<Counter>) => {
  const t = useText();
  return (
    <>
      <InputNumber
        aria-label={t(texts.segments.width)}
        className="segment-width"
        prefix={<span className="quiet">{t(texts.segments.width)}</span>}
        min={1}
        max={widest}
        precision={0}
        status={isJudged && fault(segment) !== undefined ? 'error' : ''}
        value={segment.width}
        onChange={(width: number | null) => change({ ...segment, width: width ?? 1 })}
      />
      <Select<Reset>
        aria-label={t(texts.segments.reset)}
        className="segment-reset"
        prefix={<span className="quiet">{t(texts.segments.reset)}</span>}
        value={segment.reset}
        options={resets.map((value) => ({ value, label: t(resetText(value)) }))}
        onChange={(reset) => change({ ...segment, reset })}
      />
    </>
  );
};

/** The running number. */
export const counterEditor: SegmentEditor<Counter> = {
  kind: 'counter',
  icon: ListOrdered,
  create: () => ({ kind: 'counter', width: 4, reset: 'day' }),
  fault,
  Fields,
};
