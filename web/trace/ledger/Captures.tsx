import { type CaptureJob, listCaptures } from '@yuanliu/core/trace';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { Inbox } from 'lucide-react';
import { useEffect } from 'react';
import { type ListState, oneOf, useListState } from '../../lib/list-state.ts';
import { useLive } from '../../lib/live.ts';
import { useEndpoint, wholeRows } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { DataTable } from '../../ui/index.ts';
import { ledgerTexts } from '../ledger-texts.ts';
import { useCaptureColumns } from './capture-columns.tsx';
import { outcomeOf, outcomes } from './capture-outcome.ts';
import { OpenedCapture } from './OpenedCapture.tsx';

const texts = ledgerTexts.captures;
const steps = [20, 100, 500, 1000] as const;
const pollMilliseconds = 1500;

type CaptureList = ListState<'result'>;

/** The documents that came in of late, and what became of each; the address holds what is shown of them. */
export const Captures = () => {
  const t = useText();
  const list = useListState({ filters: ['result'] });
  const { capture, perPage, set } = useAddress();
  const query = useEndpoint(listCaptures, { query: { perPage } });
  const columns = useCaptureColumns();
  useLive('trace.events', [listCaptures]);
  const jobs = query.data;
  useWhileRunning(jobs, query.refetch);
  const next = steps.find((step) => step > perPage);
  const rows = wholeRows(query, jobs === undefined ? undefined : wanted(jobs, list));
  return (
    <section className="ledger-captures">
      <h2>{t(texts.title)}</h2>
      <p className="quiet">{t(texts.why)}</p>
      <DataTable
        name="trace.captures"
        label={t(texts.title)}
        list={list}
        rows={{
          ...rows,
          hasMore: next !== undefined && (jobs?.length ?? 0) >= perPage,
          loadMore: () => set({ shown: String(next) }),
        }}
        columns={columns}
        rowKey={({ captureID }) => captureID}
        onOpen={({ captureID }) => set({ capture: captureID })}
        searchHint={t(texts.searchHint)}
        filters={<ResultFilter list={list} />}
        empty={{ icon: Inbox, title: t(texts.empty), text: t(texts.emptyMore) }}
      />
      {capture !== undefined && (
        <OpenedCapture key={capture} id={capture} jobs={jobs} onClose={() => set({ capture: undefined })} />
      )}
    </section>
  );
};

/** Of the captures at hand those with this result, and with the words in their number or an error. */
const wanted = (jobs: readonly CaptureJob[], { q, filters }: CaptureList): readonly CaptureJob[] => {
  const result = oneOf(filters.result, outcomes);
  const words = q.toLowerCase();
  return jobs.filter(
    (job) =>
      (result === undefined || outcomeOf(job) === result) &&
      (words === '' || `${job.captureID} ${JSON.stringify(job.errors)}`.toLowerCase().includes(words)),
  );
};

const ResultFilter = ({ list: { filters, filter } }: { readonly list: CaptureList }) => {
  const t = useText();
  return (
    <Select<string | null>
      className="capture-filter"
      aria-label={t(texts.state)}
      allowClear
      placeholder={t(texts.anyState)}
      value={oneOf(filters.result, outcomes) ?? null}
      options={outcomes.map((outcome) => ({ value: outcome, label: t(texts[outcome]) }))}
      onChange={(result?: string | null) => filter('result', result ?? undefined)}
    />
  );
};

/** The open capture, and how many are shown. */
const useAddress = () => {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const { capture, shown } = search;
  return {
    capture: typeof capture === 'string' ? capture : undefined,
    // What reads like a number comes as one.
    perPage: steps.find((step) => step === Number(shown)) ?? steps[0],
    set: (changes: Readonly<Record<string, string | undefined>>) => {
      const isOpening = changes['capture'] !== undefined;
      const next = (present: Readonly<Record<string, unknown>>) => ({ ...present, ...changes });
      navigate({ to: '.', search: next, replace: !isOpening }).catch(() => undefined);
    },
  };
};

/** A large document takes minutes: while one is running, the list asks again. */
const useWhileRunning = (jobs: readonly CaptureJob[] | undefined, refetch: () => Promise<unknown>): void => {
  const isRunning = jobs?.some(({ running }) => running) === true;
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => {
      refetch().catch(() => undefined);
    }, pollMilliseconds);
    return () => clearInterval(timer);
  }, [isRunning, refetch]);
};
