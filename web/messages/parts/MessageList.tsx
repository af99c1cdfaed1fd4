import { listMessages, type Message, type messageViews } from '@yuanliu/core/messages';
import { Button } from 'antd';
import { Archive, BellOff, CheckCheck } from 'lucide-react';
import { type PagedRows, usePages } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { EmptyState, ErrorState, Loading } from '../../ui/index.ts';
import { TableFoot } from '../../ui/table/TableFoot.tsx';
import { type MessageActs, usePreferences } from '../queries.ts';
import { texts } from '../texts.ts';
import { MessageRow } from './MessageRow.tsx';

type View = (typeof messageViews)[number];

interface MessageListProps {
  readonly view: View;
  readonly kind: string | undefined;
  readonly acts: MessageActs;
  readonly onShowAll: () => void;
}

/** The messages of a view. The inbox stands in two groups, since reading a message moves it from one to the other. */
export const MessageList = ({ view, kind, acts, onShowAll }: MessageListProps) => {
  const source = usePages(listMessages, { query: { view, ...(kind !== undefined && { kind }) } });
  if (source.rows === undefined) {
    return source.error === null ? (
      <Loading rows={8} />
    ) : (
      <ErrorState error={source.error} onRetry={source.retry} />
    );
  }
  if (source.rows.length === 0) return <NoMessages view={view} onShowAll={onShowAll} />;
  return (
    <div className={source.isOutdated ? 'is-outdated' : ''}>
      <MessageGroups view={view} source={source} acts={acts} />
      <TableFoot source={source} />
    </div>
  );
};

interface MessageGroupsProps {
  readonly view: View;
  readonly source: PagedRows<typeof listMessages>;
  readonly acts: MessageActs;
}

const MessageGroups = ({ view, source, acts }: MessageGroupsProps) => {
  const t = useText();
  const kinds = usePreferences().data?.kinds ?? [];
  const all = source.rows ?? [];
  const unread = all.filter(({ readAt }) => readAt === null);
  const read = all.filter(({ readAt }) => readAt !== null);
  const isGrouped = view === 'inbox' && unread.length > 0 && read.length > 0;
  const rowsOf = (rows: readonly Message[], label: string) => (
    <ul className="message-rows" aria-label={label}>
      {rows.map((message) => {
        const kind = kinds.find(({ name }) => name === message.kind)?.text;
        return <MessageRow key={message.id} message={message} kind={kind && t(kind)} acts={acts} />;
      })}
    </ul>
  );
  if (!isGrouped) return rowsOf(all, t(texts.views[view]));
  return (
    <>
      <h2 className="message-group">{t(texts.groupUnread)}</h2>
      {rowsOf(unread, t(texts.groupUnread))}
      <h2 className="message-group">{t(texts.groupRead)}</h2>
      {rowsOf(read, t(texts.groupRead))}
    </>
  );
};

const pictures = { inbox: BellOff, unread: CheckCheck, archived: Archive } as const;
const more = {
  inbox: texts.empty.inboxMore,
  unread: texts.empty.unreadMore,
  archived: texts.empty.archivedMore,
} as const;

const NoMessages = ({ view, onShowAll }: { readonly view: View; readonly onShowAll: () => void }) => {
  const t = useText();
  return (
    <EmptyState
      icon={pictures[view]}
      title={t(texts.empty[view])}
      text={t(more[view])}
      action={view !== 'inbox' && <Button onClick={onShowAll}>{t(texts.empty.showAll)}</Button>}
    />
  );
};
