import { listMessages, type Message } from '@yuanliu/core/messages';
import { Link, useNavigate } from '@tanstack/react-router';
import { BellOff } from 'lucide-react';
import { useEndpoint } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { TimeAgo } from '../../ui/TimeAgo.tsx';
import { type MessageActs, useMessageActs } from '../queries.ts';
import { texts } from '../texts.ts';

interface BellListProps {
  readonly unread: number;
  readonly onClose: () => void;
}

const latest = { query: { view: 'inbox', limit: 8 } } as const;

/** The eight latest messages, unread first, and the way to all of them. */
export const BellList = ({ unread, onClose }: BellListProps) => {
  const t = useText();
  const acts = useMessageActs();
  return (
    <>
      <header className="bell-head">
        <h2>{t(texts.latest)}</h2>
        {unread > 0 && (
          <button type="button" className="bell-act" onClick={acts.readAll}>
            {t(texts.allRead)}
          </button>
        )}
      </header>
      <BellRows acts={acts} onClose={onClose} />
      <Link to="/messages" className="bell-all" onClick={onClose}>
        {t(texts.all)}
      </Link>
    </>
  );
};

const BellRows = ({ acts, onClose }: { readonly acts: MessageActs; readonly onClose: () => void }) => {
  const t = useText();
  const { data, error, refetch } = useEndpoint(listMessages, latest);
  const navigate = useNavigate();
  const open = (message: Message) => {
    if (message.readAt === null) acts.read(message);
    onClose();
    navigate({ href: message.link ?? '/messages' }).catch(() => undefined);
  };
  if (data === undefined) {
    return error === null ? <Loading rows={4} /> : <ErrorState error={error} onRetry={() => refetch()} />;
  }
  if (data.rows.length === 0) {
    return <EmptyState icon={BellOff} title={t(texts.empty.inbox)} text={t(texts.empty.inboxMore)} />;
  }
  return (
    <ul className="bell-rows">
      {data.rows.map((message) => (
        <li key={message.id}>
          <button
            type="button"
            className={message.readAt === null ? 'bell-row is-unread' : 'bell-row'}
            onClick={() => open(message)}
          >
            <span className="bell-title">
              {message.readAt === null && <span className="visually-hidden">{t(texts.isUnread)} </span>}
              {t(message.title)}
            </span>
            <TimeAgo at={message.createdAt} />
            <span className="bell-body">{t(message.body)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
};
