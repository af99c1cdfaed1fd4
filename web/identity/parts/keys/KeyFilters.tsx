import { keyStates } from '@yuanliu/core/identity';
import { Segmented, Select } from 'antd';
import type { ListState } from '../../../lib/list-state.ts';
import { useText } from '../../../lib/text.ts';
import { keyTexts } from '../../own-texts.ts';

/** The parameters of the address that narrow the list of keys; `owner` is `me` or absent. */
export const keyFilters = ['owner', 'state'] as const;

/** A filter of the list of keys. */
export type KeyFilter = (typeof keyFilters)[number];

interface KeyFiltersProps {
  readonly list: ListState<KeyFilter>;
  readonly hasOthers: boolean;
}

/** State; whose keys, for whoever sees more than their own. */
export const KeyFilters = ({ list, hasOthers }: KeyFiltersProps) => {
  const t = useText();
  return (
    <>
      {hasOthers && (
        <Segmented<'all' | 'me'>
          aria-label={t(keyTexts.whose)}
          value={list.filters.owner === 'me' ? 'me' : 'all'}
          options={[
            { value: 'all', label: t(keyTexts.everybody) },
            { value: 'me', label: t(keyTexts.mine) },
          ]}
          onChange={(owner) => list.filter('owner', owner === 'me' ? 'me' : undefined)}
        />
      )}
      <Select<string | null>
        className="filter"
        aria-label={t(keyTexts.state)}
        allowClear
        placeholder={t(keyTexts.anyState)}
        value={list.filters.state ?? null}
        options={keyStates.map((name) => ({ value: name, label: t(keyTexts.states[name]) }))}
        onChange={(next?: string | null) => list.filter('state', next ?? undefined)}
      />
    </>
  );
};
