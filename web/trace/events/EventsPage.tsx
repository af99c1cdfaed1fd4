import { listEvents } from '@yuanliu/core/trace';
import { useNavigate } from '@tanstack/react-router';
import { Activity } from 'lucide-react';
import { useLive } from '../../lib/live.ts';
import { usePages } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { DataTable, PageHead } from '../../ui/index.ts';
import { eventTexts } from '../event-texts.ts';
import { useEventColumns } from './event-columns.tsx';
import { EventFilters } from './filters/EventFilters.tsx';
import { queryOf, useEventList } from './filters/event-list.ts';
import './events.css';

const texts = eventTexts.list;

/** Which units went through which step, when and where; narrowed down by anything that an event is known by. */
export const EventsPage = () => {
  const t = useText();
  const navigate = useNavigate();
  const list = useEventList();
  const events = usePages(listEvents, { query: queryOf(list) });
  const columns = useEventColumns();
  useLive('trace.events', [listEvents]);
  return (
    <>
      <PageHead title={t(texts.title)} description={t(texts.why)} />
      <DataTable
        name="trace.events"
        label={t(texts.title)}
        list={list}
        rows={events}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => {
          navigate({ to: '/events/$id', params: { id } }).catch(() => undefined);
        }}
        searchHint={t(texts.searchHint)}
        searchLength={1000}
        empty={{
          icon: Activity,
          title: t(texts.empty),
          text: t(texts.emptyMore),
          action: <EmptyAction />,
        }}
        filters={<EventFilters list={list} />}
      />
    </>
  );
};

const EmptyAction = () => {
  const t = useText();
  return <a href="/api/docs">{t(texts.emptyAction)}</a>;
};
