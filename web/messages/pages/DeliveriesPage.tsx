import {
  changeDeliveries,
  type Delivery,
  deliveryStates,
  listDeliveries,
  retryDelivery,
} from '@yuanliu/core/messages';
import { Button, Select } from 'antd';
import { RefreshCw, Send } from 'lucide-react';
import { useState } from 'react';
import { ApiProblem } from '../../lib/api-problem.ts';
import { oneOf, useListState } from '../../lib/list-state.ts';
import { useCan } from '../../lib/person.ts';
import { useChange, usePages } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { DataTable, PageHead, showToast } from '../../ui/index.ts';
import { useDeliveryColumns } from '../parts/delivery-columns.tsx';
import { TestMail } from '../parts/TestMail.tsx';
import { usePreferences } from '../queries.ts';
import { texts } from '../texts.ts';
import '../parts/messages.css';

const words = texts.deliveries;

/** What left the system by which channel, what failed and why; a test mail shows whether the mail server works. */
export const DeliveriesPage = () => {
  const t = useText();
  const mayChange = useCan()(changeDeliveries);
  const list = useListState({ filters: ['state', 'channel'] });
  const { channel } = list.filters;
  const state = oneOf(list.filters.state, deliveryStates);
  const deliveries = usePages(listDeliveries, {
    query: { ...(state !== undefined && { state }), ...(channel !== undefined && { channel }) },
  });
  const retry = useRetry();
  const columns = useDeliveryColumns((row) => retry([row]));
  const [isTesting, setTesting] = useState(false);
  const send = (
    <Button type="primary" icon={<Send size={15} />} onClick={() => setTesting(true)}>
      {t(texts.testMail.title)}
    </Button>
  );
  return (
    <>
      <PageHead title={t(words.title)} description={t(words.description)} action={mayChange && send} />
      <DataTable
        name="messages.deliveries"
        label={t(words.label)}
        list={list}
        rows={deliveries}
        columns={columns}
        rowKey={({ id }) => id}
        empty={{ icon: Send, title: t(words.empty), text: t(words.emptyMore) }}
        filters={<DeliveryFilters list={list} />}
        bulk={
          mayChange
            ? [{ key: 'retry', text: t(words.retry), icon: RefreshCw, run: (rows) => retry(rows) }]
            : []
        }
      />
      {isTesting && <TestMail onClose={() => setTesting(false)} />}
    </>
  );
};

const DeliveryFilters = ({
  list: { filters, filter },
}: {
  readonly list: ReturnType<typeof useListState<'state' | 'channel'>>;
}) => {
  const t = useText();
  const channels = (usePreferences().data?.channels ?? []).filter(({ name }) => name !== 'inbox');
  return (
    <>
      <Select
        aria-label={t(words.state)}
        allowClear
        popupMatchSelectWidth={false}
        placeholder={t(words.anyState)}
        value={filters.state ?? null}
        options={deliveryStates.map((value) => ({ value, label: t(words[value]) }))}
        onChange={(value?: string | null) => filter('state', value ?? undefined)}
      />
      <Select
        aria-label={t(words.channel)}
        allowClear
        popupMatchSelectWidth={false}
        placeholder={t(words.anyChannel)}
        value={filters.channel ?? null}
        options={channels.map(({ name, text }) => ({ value: name, label: t(text) }))}
        onChange={(value?: string | null) => filter('channel', value ?? undefined)}
      />
    </>
  );
};

/** Sends again those of the rows that failed or were left out. */
const useRetry = () => {
  const t = useText();
  const change = useChange(retryDelivery, [listDeliveries]);
  return async (rows: readonly Delivery[]): Promise<boolean> => {
    const wanted = rows.filter(({ can }) => can.retry);
    if (wanted.length === 0) {
      showToast({ kind: 'failed', text: t(words.retryNone) });
      return false;
    }
    try {
      await Promise.all(wanted.map(({ id }) => change.mutateAsync({ params: { id } })));
      showToast({ text: t(words.retried, { count: wanted.length }) });
      return true;
    } catch (error) {
      const reason = error instanceof ApiProblem ? error.detail : String(error);
      showToast({ kind: 'failed', text: t(texts.failed, { reason }) });
      return false;
    }
  };
};
