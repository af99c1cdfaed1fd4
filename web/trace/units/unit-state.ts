import type { UnitRow } from '@yuanliu/core/trace';
import type { Text } from '@yuanliu/core/platform';
import { Snowflake, Truck } from 'lucide-react';
import type { Icon } from '../../lib/page.ts';
import type { Meaning } from '../../ui/index.ts';

/** How a unit stands, as far as it has a meaning of its own; `word` is absent where that of its disposition says it. */
export interface UnitStanding {
  /** Absent where it is neither good nor bad. */
  readonly meaning?: Meaning;
  readonly word?: Text;
  readonly icon?: Icon;
}

const meanings: Readonly<Record<string, Meaning>> = {
  available: 'good',
  conformant: 'good',
  sellable_accessible: 'good',
  sellable_not_accessible: 'good',
  damaged: 'warn',
  expired: 'warn',
  mismatch_class: 'warn',
  mismatch_instance: 'warn',
  mismatch_quantity: 'warn',
  needs_replacement: 'warn',
  no_pedigree_match: 'warn',
  non_sellable_other: 'warn',
  returned: 'warn',
  unavailable: 'warn',
  non_conformant: 'bad',
  recalled: 'bad',
  stolen: 'bad',
  destroyed: 'off',
  dispensed: 'off',
  disposed: 'off',
  inactive: 'off',
  retail_sold: 'off',
  in_transit: 'wait',
  reserved: 'wait',
};

const wordOf = (disposition: string | null): string => /[-:](\w+)$/.exec(disposition ?? '')?.[1] ?? '';

/** What counts first: that it may not move, that it is no more, what its last event said of it. */
export const standingOf = ({
  isHeld,
  isEnded,
  disposition,
}: Pick<UnitRow, 'isHeld' | 'isEnded' | 'disposition'>): UnitStanding | undefined => {
  if (isHeld) return { meaning: 'bad', word: { zh: '冻结', en: 'On hold' }, icon: Snowflake };
  if (isEnded) return { meaning: 'off', word: { zh: '已用完或注销', en: 'Used up or ended' } };
  if (disposition === null) return undefined;
  const word = wordOf(disposition);
  const meaning = meanings[word];
  if (meaning === undefined) return {};
  return word === 'in_transit' ? { meaning, icon: Truck } : { meaning };
};
