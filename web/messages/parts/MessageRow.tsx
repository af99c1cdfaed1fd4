import type { Message } from '@yuanliu/core/messages';
import { Link } from '@tanstack/react-router';
import { Archive, ArchiveRestore, Mail, MailOpen, Trash2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { Icon } from '../../lib/page.ts';
import { useText } from '../../lib/text.ts';
import { TimeAgo } from '../../ui/index.ts';
import type { MessageActs } from '../queries.ts';
import { texts } from '../texts.ts';

interface MessageRowProps {
  readonly message: Message;
  readonly kind: string | undefined;
  readonly acts: MessageActs;
}

const neighbour = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' } as const;

/** A message with what can be done to it. Up and down move between messages, Enter opens what it is about. */
export const MessageRow = ({ message, kind, acts }: MessageRowProps) => {
  const t = useText();
  const isUnread = message.readAt === null;
  const press = (event: KeyboardEvent<HTMLLIElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const other = event.currentTarget[neighbour[event.key]];
      if (!(other instanceof HTMLElement)) return;
      event.preventDefault();
      other.focus();
    }
    if (event.key === 'Enter') event.currentTarget.querySelector<HTMLElement>('.message-open')?.click();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys move through the list; buttons do the rest
    <li
      className={isUnread ? 'message is-unread' : 'message'}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrows move from message to message
      tabIndex={0}
      onKeyDown={press}
    >
      <div className="message-words">
        <p className="message-title">
          {isUnread && <span className="visually-hidden">{t(texts.isUnread)} </span>}
          {t(message.title)}
        </p>
        {t(message.body) !== '' && <p className="message-body">{t(message.body)}</p>}
        <p className="message-facts">
          <TimeAgo at={message.createdAt} />
          {kind !== undefined && <span>{kind}</span>}
          {message.link !== null && (
            <Link
              to={message.link}
              className="message-open"
              onClick={() => {
                if (isUnread) acts.read(message);
              }}
            >
              {t(texts.open)}
            </Link>
          )}
        </p>
      </div>
      <MessageButtons message={message} acts={acts} />
    </li>
  );
};

const MessageButtons = ({ message, acts }: Omit<MessageRowProps, 'kind'>) => {
  const isUnread = message.readAt === null;
  if (message.archivedAt !== null) {
    return (
      <div className="message-acts">
        <Act icon={ArchiveRestore} text={texts.takeBack} onClick={() => acts.takeBack(message)} />
        <Act icon={Trash2} text={texts.delete} onClick={() => acts.remove(message)} />
      </div>
    );
  }
  return (
    <div className="message-acts">
      {isUnread ? (
        <Act icon={MailOpen} text={texts.read} onClick={() => acts.read(message)} />
      ) : (
        <Act icon={Mail} text={texts.unread} onClick={() => acts.unread(message)} />
      )}
      <Act icon={Archive} text={texts.archive} onClick={() => acts.archive(message)} />
    </div>
  );
};

interface ActProps {
  readonly icon: Icon;
  readonly text: { readonly zh: string; readonly en: string };
  readonly onClick: () => void;
}

const Act = ({ icon: Picture, text, onClick }: ActProps) => {
  const t = useText();
  return (
    <button type="button" className="icon-button" title={t(text)} aria-label={t(text)} onClick={onClick}>
      <Picture size={17} strokeWidth={1.75} />
    </button>
  );
};
