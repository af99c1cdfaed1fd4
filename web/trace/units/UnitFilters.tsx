import { type UnitKind, unitKinds } from '@yuanliu/core/trace';
import { Checkbox, Select } from 'antd';
import type { ListState } from '../../lib/list-state.ts';
import { useText } from '../../lib/text.ts';
import { kindWords } from '../parts/kind-words.ts';
import { unitTexts } from '../unit-texts.ts';

const texts = unitTexts.columns;

/** The parameters of the address that narrow the list of units. */
export const unitFilters = ['kind', 'held'] as const;

/** The list of units, as the URL holds it. */
export type UnitList = ListState<(typeof unitFilters)[number]>;

/** Kind, and whether it is on hold. */
export const UnitFilters = ({ list: { filters, filter } }: { readonly list: UnitList }) => {
  const t = useText();
  return (
    <>
      <Select<UnitKind | null>
        className="unit-filter"
        aria-label={t(texts.kind)}
        allowClear
        placeholder={t(texts.anyKind)}
        value={unitKinds.find((kind) => kind === filters.kind) ?? null}
        options={unitKinds.map((kind) => ({ value: kind, label: t(kindWords(kind).text) }))}
        onChange={(kind?: UnitKind | null) => filter('kind', kind ?? undefined)}
      />
      <Checkbox
        checked={filters.held === 'yes'}
        onChange={({ target }) => filter('held', target.checked ? 'yes' : undefined)}
      >
        {t(texts.heldOnly)}
      </Checkbox>
    </>
  );
};
