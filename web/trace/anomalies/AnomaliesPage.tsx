import {
  anomalyKindNames,
  anomalySeverities,
  anomalyStates,
  findUnits,
  listAnomalies,
  resolveAnomalies,
} from '@yuanliu/core/trace';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { ShieldCheck, ShieldQuestion } from 'lucide-react';
import { useLive } from '../../lib/live.ts';
import { oneOf, useListState } from '../../lib/list-state.ts';
import { useCan } from '../../lib/person.ts';
import { useEndpoint, usePages } from '../../lib/queries.ts';
import { type Say, useText } from '../../lib/text.ts';
import { DataTable, type EmptyStateProps, PageHead } from '../../ui/index.ts';
import { anomalyTexts as texts } from '../anomaly-texts.ts';
import { hiddenTexts } from '../hidden-texts.ts';
import { HiddenCount } from '../parts/HiddenCount.tsx';
import { unitTexts } from '../unit-texts.ts';
import { useAnomalyColumns } from './anomaly-columns.tsx';
import { AnomalyFilters, anomalyFilters, type AnomalyList, everyState } from './AnomalyFilters.tsx';
import { AnomalyPanel } from './AnomalyPanel.tsx';
import { useResolveMany } from './use-resolve-many.tsx';
import '../parts/parts.css';
import './anomalies.css';

/** Everything in which the books do not add up; what is open stands there unless another state is asked for. */
export const AnomaliesPage = () => {
  const t = useText();
  const list = useListState({ filters: anomalyFilters });
  const anomalies = usePages(listAnomalies, { query: queryOf(list) });
  useLive('trace.events', [listAnomalies]);
  const columns = useAnomalyColumns();
  const { opened, open } = useOpened();
  const units = useEndpoint(findUnits, { query: { limit: 1 } });
  const isUnused = units.data?.rows.length === 0;
  const row = anomalies.rows?.find(({ id }) => id === opened);
  const hidden = anomalies.first?.hidden ?? 0;
  const many = useResolveMany();
  const may = useCan()(resolveAnomalies);
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
        searchHint={t(texts.searchHint)}
        searchLength={1000}
        bulk={may ? [many.action] : []}
        empty={emptyOf({ isUnused, hidden }, t)}
        noMatch={noMatchOf(list, t)}
        note={<HiddenCount of="anomalies" count={hidden} beside={anomalies.rows?.length ?? 0} />}
      />
      {row !== undefined && <AnomalyPanel key={row.id} anomaly={row} onClose={() => open(undefined)} />}
      {many.panel}
    </>
  );
};

/** That nothing stands here says that all is well only where all can be seen. */
const emptyOf = ({ isUnused, hidden }: { isUnused: boolean; hidden: number }, t: Say): EmptyStateProps => {
  if (isUnused) {
    return {
      icon: ShieldQuestion,
      title: t(texts.unused),
      text: t(texts.unusedMore),
      action: <a href="/api/docs">{t(unitTexts.find.emptyAction)}</a>,
    };
  }
  if (hidden > 0) {
    return {
      icon: ShieldQuestion,
      title: t(hiddenTexts.noAnomalies),
      text: t(hiddenTexts.noAnomaliesMore),
    };
  }
  return { icon: ShieldCheck, title: t(texts.empty), text: t(texts.emptyMore) };
};

/** A search finds what is open, unless another state is asked for: the way to the others is shown. */
const noMatchOf = ({ q, filters, filter, clear }: AnomalyList, t: Say): EmptyStateProps =>
  q !== '' && filters.state === undefined
    ? {
        title: t(texts.noMatch),
        text: t(texts.noMatchOpen),
        action: <Button onClick={() => filter('state', everyState)}>{t(texts.searchAll)}</Button>,
      }
    : {
        title: t(texts.noMatch),
        text: t(texts.noMatchMore),
        action: <Button onClick={clear}>{t(texts.clear)}</Button>,
      };

const queryOf = ({ q, filters: { state, kind, severity, unit } }: AnomalyList) => {
  const [oneState, oneKind, oneSeverity] = [
    state === everyState ? undefined : (oneOf(state, anomalyStates) ?? 'open'),
    oneOf(kind, anomalyKindNames),
    oneOf(severity, anomalySeverities),
  ];
  return {
    ...(q !== '' && { q }),
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
