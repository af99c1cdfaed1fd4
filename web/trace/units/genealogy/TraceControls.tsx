import { Checkbox, DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { ArrowDownToDot, ArrowUpFromDot } from 'lucide-react';
import { useText } from '../../../lib/text.ts';
import { genealogyTexts as texts } from '../../genealogy-texts.ts';
import type { TraceQuestion } from './use-trace-question.ts';

interface TraceControlsProps {
  readonly question: TraceQuestion;
  readonly onAsk: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** Which way, whether time excludes, and as known when. */
export const TraceControls = ({ question: { direction, time, asOf }, onAsk }: TraceControlsProps) => {
  const t = useText();
  return (
    <div className="trace-controls">
      <Segmented<TraceQuestion['direction']>
        aria-label={t(texts.direction)}
        value={direction}
        options={[
          {
            value: 'backward',
            label: t(texts.backward),
            icon: <ArrowUpFromDot size={15} strokeWidth={1.75} />,
          },
          {
            value: 'forward',
            label: t(texts.forward),
            icon: <ArrowDownToDot size={15} strokeWidth={1.75} />,
          },
        ]}
        onChange={(next) => onAsk({ direction: next === 'backward' ? undefined : next })}
      />
      <DatePicker
        aria-label={t(texts.asOf)}
        placeholder={t(texts.asOfHint)}
        title={t(texts.asOf)}
        value={asOf === undefined ? null : dayjs(asOf.day)}
        onChange={(day) => onAsk({ asOf: day?.format('YYYY-MM-DD') })}
      />
      <Checkbox
        checked={time === 'ignored'}
        onChange={({ target }) => onAsk({ time: target.checked ? 'ignored' : undefined })}
      >
        <span title={t(texts.ignoreTimeHint)}>{t(texts.ignoreTime)}</span>
      </Checkbox>
    </div>
  );
};
