import {
  anomalyKindNames,
  anomalySeverities,
  anomalyStates,
  findUnits,
  listAnomalies,
} from '@yuanliu/core/trace';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ShieldCheck, ShieldQuestion } from 'lucide-react';
import { useLive } from '../../lib/live.ts';
import { oneOf, useListState } from '../../lib/list-state.ts';
import { useEndpoint, usePages } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { DataTable, PageHead } from '../../ui/index.ts';
import { anomalyTexts as texts } from '../anomaly-texts.ts';
import { unitTexts } from '../unit-texts.ts';
import { useAnomalyColumns } from './anomaly-columns.tsx';
import { AnomalyFilters, anomalyFilters, type AnomalyList, everyState } from './AnomalyFilters.tsx';
import { AnomalyPanel } from './AnomalyPanel.tsx';
import '../parts/parts.css';
import './anomalies.css';

/** Everything in which the books do not add up; what is open stands there unless another state is asked for. */
export const AnomaliesPage = () => {
  const t = useText();
  const list = useListState({ filters: anomalyFilters });
  const anomalies = usePages(listAnomalies, { query: queryOf(list.filters) });
  useLive('trace.events', [listAnomalies]);
  const columns = useAnomalyColumns();
  const { opened, open } = useOpened();
  const units = useEndpoint(findUnits, { query: { limit: 1 } });
  const isUnused = units.data?.rows.length === 0;
  const row = anomalies.rows?.find(({ id }) => id === opened);
  return (
    <>
      <PageHead title={t(texts.title)} description={t(texts.description)} />
      <DataTable
        name="trace.anomalies"
        label={t(texts.title)}
        list={list}
        rows={anomalies}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => open(id)}
        filters={<AnomalyFilters list={list} rows={anomalies.rows ?? []} />}
        empty={
          isUnused
            ? {
                icon: ShieldQuestion,
                title: t(texts.unused),
                text: t(texts.unusedMore),
                action: <a href="/api/docs">{t(unitTexts.find.emptyAction)}</a>,
              }
            : { icon: ShieldCheck, title: t(texts.empty), text: t(texts.emptyMore) }
        }
      />
      {row !== undefined && <AnomalyPanel key={row.id} anomaly={row} onClose={() => open(undefined)} />}
    </>
  );
};

const queryOf = ({ state, kind, severity, unit }: AnomalyList['filters']) => {
  const [oneState, oneKind, oneSeverity] = [
    state === everyState ? undefined : (oneOf(state, anomalyStates) ?? 'open'),
    oneOf(kind, anomalyKindNames),
    oneOf(severity, anomalySeverities),
  ];
  return {
    ...(oneState !== undefined && { state: oneState }),
    ...(oneKind !== undefined && { kind: oneKind }),
    ...(oneSeverity !== undefined && { severity: oneSeverity }),
    ...(unit !== undefined && /^[1-9]\d{0,14}$/.test(unit) && { unit }),
  };
};

/** The open anomaly stands in the URL, so that it can be sent to somebody. */
const useOpened = () => {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const { anomaly } = search;
  return {
    opened: typeof anomaly === 'string' ? anomaly : undefined,
    open: (id: string | undefined) => {
      navigate({ to: '.', search: { ...search, anomaly: id }, replace: id === undefined }).catch(
        () => undefined,
      );
    },
  };
};
