import { useText } from '../../lib/text.ts';
import { HiddenNote } from '../../ui/index.ts';
import { hiddenCounts } from '../hidden-texts.ts';

interface HiddenCountProps {
  readonly of: keyof typeof hiddenCounts;
  /** How many are left out; nothing is said of none, and before it is known. */
  readonly count: number | undefined;
  /** How many are listed beside. */
  readonly beside: number;
}

/** Says how many of something are left out for want of rights. */
export const HiddenCount = ({ of, count = 0, beside }: HiddenCountProps) => {
  const t = useText();
  if (count === 0) return null;
  return <HiddenNote>{t(hiddenCounts[of][beside > 0 ? 'also' : 'only'], { count })}</HiddenNote>;
};
