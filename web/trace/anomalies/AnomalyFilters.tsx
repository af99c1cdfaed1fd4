import {
  type AnomalyView,
  anomalyKindNames,
  anomalyKinds,
  anomalySeverities,
  anomalyStates,
  readUnit,
} from '@yuanliu/core/trace';
import { Segmented, Select } from 'antd';
import { X } from 'lucide-react';
import type { ListState } from '../../lib/list-state.ts';
import { useEndpoint } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { anomalyTexts as texts } from '../anomaly-texts.ts';

/** The parameters of the address that narrow the list of anomalies. */
export const anomalyFilters = ['state', 'kind', 'severity', 'unit'] as const;

/** The list of anomalies, as the URL holds it. */
export type AnomalyList = ListState<(typeof anomalyFilters)[number]>;

/** The value of `state` that shows all; without one what is open is shown. */
export const everyState = 'all';

interface AnomalyFiltersProps {
  readonly list: AnomalyList;
  readonly rows: readonly AnomalyView[];
}

/** State, kind, effect; and the one unit whose anomalies are shown. */
export const AnomalyFilters = ({ list: { filters, filter }, rows }: AnomalyFiltersProps) => {
  const t = useText();
  const states = [...anomalyStates, everyState] as const;
  const { unit } = filters;
  return (
    <>
      <Segmented<string>
        aria-label={t(texts.state)}
        value={states.find((state) => state === filters.state) ?? 'open'}
        options={states.map((state) => ({ value: state, label: t(texts.states[state]) }))}
        onChange={(state) => filter('state', state === 'open' ? undefined : state)}
      />
      <Select<string | null>
        className="anomaly-filter"
        aria-label={t(texts.kind)}
        allowClear
        popupMatchSelectWidth={false}
        placeholder={t(texts.anyKind)}
        value={anomalyKindNames.find((kind) => kind === filters.kind) ?? null}
        options={anomalyKindNames.map((kind) => ({ value: kind, label: t(anomalyKinds[kind].name) }))}
        onChange={(kind?: string | null) => filter('kind', kind ?? undefined)}
      />
      <Select<string | null>
        className="anomaly-filter anomaly-effect"
        aria-label={t(texts.severity)}
        allowClear
        placeholder={t(texts.anySeverity)}
        value={anomalySeverities.find((severity) => severity === filters.severity) ?? null}
        options={anomalySeverities.map((severity) => ({
          value: severity,
          label: t(texts.severities[severity]),
        }))}
        onChange={(severity?: string | null) => filter('severity', severity ?? undefined)}
      />
      {unit !== undefined && (
        <UnitChip unit={unit} label={rows[0]?.unit.label} onRemove={() => filter('unit', undefined)} />
      )}
    </>
  );
};

interface UnitChipProps {
  readonly unit: string;
  /** As the first row tells it; without rows it is asked for. */
  readonly label: string | undefined;
  readonly onRemove: () => void;
}

/** The one unit whose anomalies are shown, by name. */
const UnitChip = ({ unit, label, onRemove }: UnitChipProps) => {
  const t = useText();
  const asked = useEndpoint(readUnit, { params: { id: unit } }, { enabled: label === undefined });
  return (
    <button type="button" className="anomaly-chip" onClick={onRemove}>
      {t(texts.onlyUnit, { unit: label ?? asked.data?.label ?? unit })}
      <X size={14} aria-label={t(texts.everyUnit)} />
    </button>
  );
};
