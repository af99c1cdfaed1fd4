import type { UnitRow } from '@yuanliu/core/trace';
import { useText } from '../../lib/text.ts';
import { StatusTag } from '../../ui/index.ts';
import { useWritten } from '../parts/use-written.ts';
import { standingOf } from './unit-state.ts';

/** How a unit stands, as colour, picture and word. */
export const UnitStateTag = ({
  unit,
}: {
  readonly unit: Pick<UnitRow, 'isHeld' | 'isEnded' | 'disposition'>;
}) => {
  const t = useText();
  const written = useWritten();
  const standing = standingOf(unit);
  if (standing === undefined) return null;
  const { meaning, word, icon } = standing;
  const text = word === undefined ? written.cbv('disposition', unit.disposition ?? '') : t(word);
  if (meaning === undefined) return <span className="unit-disposition">{text}</span>;
  return (
    <StatusTag meaning={meaning} {...(icon !== undefined && { icon })}>
      {text}
    </StatusTag>
  );
};
