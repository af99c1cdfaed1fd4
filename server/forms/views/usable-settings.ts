import { type FilterCondition, systemField, type ViewSettings } from '@yuanliu/core/forms';
import { Problem } from '@yuanliu/core/platform';
import { fieldAt } from '../reading/row-at.ts';
import { filterCondition } from '../reading/filter-condition.ts';
import type { FormView } from '../reading/form-view.ts';
import { OperandFault } from '../reading/operand.ts';
import { orderOf } from '../reading/record-order.ts';

const canFilter = (view: FormView, condition: FilterCondition): boolean => {
  try {
    filterCondition(view, 'r', condition);
    return true;
  } catch (error) {
    if (error instanceof OperandFault) return false;
    throw error;
  }
};

const canSort = (view: FormView, sort: string): boolean => {
  try {
    orderOf(view, 'r', sort);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
};

const isShown = ({ access, ...view }: FormView, key: string): boolean =>
  systemField(key) !== undefined ||
  (fieldAt({ access, ...view }, { record: 'r' }, key) !== undefined && !access.hidden.has(key));

/**
 * The settings of a view as far as a reader may use them: conditions, columns and an order over fields that are gone, hidden
 * or now of another type are left out, and the fields told.
 */
export const usableSettings = (
  view: FormView,
  settings: ViewSettings,
): { settings: ViewSettings; missing: string[] } => {
  const missing = new Set<string>();
  const kept = <T>(items: readonly T[], fits: (item: T) => boolean, name: (item: T) => string): T[] =>
    items.filter((item) => {
      const fit = fits(item);
      if (!fit) missing.add(name(item));
      return fit;
    });
  const filter = kept(
    settings.filter,
    (condition) => canFilter(view, condition),
    ({ field }) => field,
  );
  const columns = kept(
    settings.columns,
    (key) => isShown(view, key),
    (key) => key,
  );
  const sorts = canSort(view, settings.sort);
  if (!sorts) missing.add(settings.sort.replace(/^-/, ''));
  return {
    settings: { ...settings, filter, columns, sort: sorts ? settings.sort : '-nr' },
    missing: [...missing],
  };
};
