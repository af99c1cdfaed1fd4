import type { RowRange } from '@yuanliu/core/platform';
import { Checkbox } from 'antd';
import { useId } from 'react';
import { useText } from '../../../lib/text.ts';
import type { KnownRight } from '../../right-modules.ts';
import { rangesToGive } from '../../role-grants.ts';
import { roleTexts as texts } from '../../role-texts.ts';
import { RangeChoice, rangeTexts } from './RangeChoice.tsx';

interface RightLineProps {
  readonly right: KnownRight;
  readonly given: RowRange | undefined;
  readonly saved: RowRange | undefined;
  /** What whoever draws the role holds themselves. */
  readonly mine: RowRange | undefined;
  readonly isReadOnly: boolean;
  readonly onGive: (range: RowRange | undefined) => void;
}

/** A right: given or not, over which rows, and why it cannot be given where it cannot. */
export const RightLine = ({ right, given, saved, mine, isReadOnly, onGive }: RightLineProps) => {
  const t = useText();
  const reasonId = useId();
  const open = right.rows ? rangesToGive(mine, saved) : rangesToGive(mine && 'all', saved);
  const isClosed = open.length === 0;
  const text = t(right.text);
  const isNarrow = right.rows && mine !== undefined && mine !== 'all' && given !== undefined;
  return (
    <li className={given === saved ? 'right-line' : 'right-line right-line-changed'}>
      <Checkbox
        checked={given !== undefined}
        disabled={isReadOnly || (isClosed && given === undefined)}
        aria-describedby={isClosed ? reasonId : undefined}
        onChange={(event) => onGive(event.target.checked ? (saved ?? open.at(-1) ?? 'own') : undefined)}
      >
        {text}
      </Checkbox>
      {right.rows && given !== undefined && (
        <RangeChoice
          label={`${text} · ${t(texts.range)}`}
          value={given}
          open={open}
          isReadOnly={isReadOnly}
          onChange={onGive}
        />
      )}
      {!isReadOnly && (isClosed || isNarrow) && (
        <small id={reasonId}>
          {isClosed || mine === undefined
            ? t(texts.lacking)
            : t(texts.narrower, { range: t(rangeTexts[mine]) })}
        </small>
      )}
    </li>
  );
};
