import { type RowRange, rowRanges } from '@yuanliu/core/platform';
import { Segmented } from 'antd';
import { useText } from '../../../lib/text.ts';
import { roleTexts as texts } from '../../role-texts.ts';

/** The words for the ranges of rows. */
export const rangeTexts = {
  own: texts.own,
  department: texts.departmentRange,
  all: texts.all,
} as const;

interface RangeChoiceProps {
  readonly label: string;
  readonly value: RowRange;
  /** The ranges that may be chosen. */
  readonly open: readonly RowRange[];
  readonly isReadOnly: boolean;
  readonly onChange: (range: RowRange) => void;
}

/** Over which rows a right is given. */
export const RangeChoice = ({ label, value, open, isReadOnly, onChange }: RangeChoiceProps) => {
  const t = useText();
  if (isReadOnly) return <span className="quiet">{t(rangeTexts[value])}</span>;
  return (
    <Segmented<RowRange>
      size="small"
      aria-label={label}
      value={value}
      options={rowRanges.map((range) => ({
        value: range,
        label: t(rangeTexts[range]),
        disabled: !open.includes(range),
      }))}
      onChange={onChange}
    />
  );
};
