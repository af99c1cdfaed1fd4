import type { Segment } from '@yuanliu/core/numbering';
import { Input } from 'antd';
import { Type } from 'lucide-react';
import { useText } from '../../../lib/text.ts';
import { texts } from '../../texts.ts';
import type { SegmentEditor, SegmentFields } from './segment-editor.ts';

type Constant = Extract<Segment, { kind: 'constant' }>;

const longest = 40;

const fault = ({ text }: Constant) => (text === '' ? texts.segments.textNeeded : undefined);

const Fields = ({ segment, isJudged, change }: SegmentFields<Constant>) => {
  const t = useText();
  return (
    <Input
      aria-label={t(texts.segments.text)}
      className="segment-text"
      maxLength={longest}
      placeholder="LOT-"
      spellCheck={false}
      autoComplete="off"
      status={isJudged && fault(segment) !== undefined ? 'error' : ''}
      aria-invalid={isJudged && fault(segment) !== undefined}
      value={segment.text}
      onChange={(event) => change({ kind: 'constant', text: event.target.value })}
    />
  );
};

/** Text that stands in every number. */
export const constantEditor: SegmentEditor<Constant> = {
  kind: 'constant',
  icon: Type,
  create: () => ({ kind: 'constant', text: '' }),
  fault,
  Fields,
};
