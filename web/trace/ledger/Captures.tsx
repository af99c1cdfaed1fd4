import { type CaptureJob, listCaptures } from '@yuanliu/core/trace';
import { Button } from 'antd';
import { Inbox } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLive } from '../../lib/live.ts';
import { useEndpoint, wholeRows } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { DataTable } from '../../ui/index.ts';
import { ledgerTexts } from '../ledger-texts.ts';
import { useCaptureColumns } from './capture-columns.tsx';
import { CapturePanel } from './CapturePanel.tsx';

const texts = ledgerTexts.captures;
const [shownFirst, shownMost] = [20, 1000];
const pollMilliseconds = 1500;

const noFilters = {
  q: '',
  sort: '',
  isFiltered: false,
  search: () => undefined,
  sortBy: () => undefined,
  clear: () => undefined,
} as const;

/** The documents that came in of late, and what became of each. */
export const Captures = () => {
  const t = useText();
  const [perPage, setPerPage] = useState(shownFirst);
  const [opened, open] = useState<string>();
  const query = useEndpoint(listCaptures, { query: { perPage } });
  const columns = useCaptureColumns();
  useLive('trace.events', [listCaptures]);
  const jobs = query.data;
  useWhileRunning(jobs, query.refetch);
  const job = jobs?.find(({ captureID }) => captureID === opened);
  const mayHaveMore = (jobs?.length ?? 0) >= perPage && perPage < shownMost;
  return (
    <section className="ledger-captures">
      <h2>{t(texts.title)}</h2>
      <p className="quiet">{t(texts.why)}</p>
      <DataTable
        name="trace.captures"
        label={t(texts.title)}
        list={noFilters}
        rows={wholeRows(query, jobs)}
        columns={columns}
        rowKey={({ captureID }) => captureID}
        onOpen={({ captureID }) => open(captureID)}
        empty={{ icon: Inbox, title: t(texts.empty), text: t(texts.emptyMore) }}
      />
      {mayHaveMore && (
        <Button onClick={() => setPerPage(Math.min(perPage * 5, shownMost))}>{t(texts.more)}</Button>
      )}
      {job !== undefined && <CapturePanel job={job} onClose={() => open(undefined)} />}
    </section>
  );
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
