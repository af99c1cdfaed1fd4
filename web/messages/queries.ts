import {
  archiveMessage,
  countUnread,
  deleteMessage,
  listMessages,
  markRead,
  markUnread,
  type Message,
  readPreferences,
} from '@yuanliu/core/messages';
import { ApiProblem } from '../lib/api-problem.ts';
import { useLive } from '../lib/live.ts';
import { useChange, useEndpoint } from '../lib/queries.ts';
import { useText } from '../lib/text.ts';
import { confirm } from '../ui/Confirm.tsx';
import { showToast } from '../ui/Toast.tsx';
import { texts } from './texts.ts';

const inboxReads = [countUnread, listMessages] as const;

/** How many messages are unread; the number follows what happens on the server. */
export const useUnread = (): number => {
  useLive('messages.inbox', inboxReads);
  return useEndpoint(countUnread, {}).data?.unread ?? 0;
};

/** The kinds and channels there are, with one's own choices. */
export const usePreferences = () => useEndpoint(readPreferences, {});

/** What one can do with messages; each says what it did where that is not seen, and can be taken back. */
export interface MessageActs {
  readonly read: (message: Message) => void;
  readonly unread: (message: Message) => void;
  readonly readAll: () => void;
  readonly archive: (message: Message) => void;
  readonly takeBack: (message: Message) => void;
  readonly remove: (message: Message) => void;
}

/** The acts on messages, ready for buttons. */
export const useMessageActs = (): MessageActs => {
  const t = useText();
  const marking = useChange(markRead, inboxReads);
  const unmarking = useChange(markUnread, inboxReads);
  const archiving = useChange(archiveMessage, inboxReads);
  const deleting = useChange(deleteMessage, inboxReads);
  const failed = (error: unknown) => {
    const reason = error instanceof ApiProblem ? error.detail : String(error);
    showToast({ kind: 'failed', text: t(texts.failed, { reason }) });
  };
  const setArchived = async ({ id, title }: Message, archived: boolean) => {
    await archiving.mutateAsync({ params: { id }, body: { archived } });
    const undo = () =>
      archiving.mutate({ params: { id }, body: { archived: !archived } }, { onError: failed });
    showToast({ text: t(archived ? texts.archived : texts.tookBack, { title: t(title) }), undo });
  };
  const readAll = async () => {
    const { readAt } = await marking.mutateAsync({ body: { all: true } });
    const undo = () => unmarking.mutate({ body: { readAt } }, { onError: failed });
    showToast({ text: t(texts.allReadDone), undo });
  };
  const remove = async ({ id, title }: Message) => {
    const text = t(texts.deleteMore, { title: t(title) });
    const isSure = await confirm({
      title: t(texts.deleteAsk),
      text,
      action: t(texts.delete),
      isDanger: true,
    });
    if (!isSure) return;
    await deleting.mutateAsync({ params: { id } });
    showToast({ text: t(texts.deleted) });
  };
  return {
    read: ({ id }) => marking.mutate({ body: { ids: [id] } }, { onError: failed }),
    unread: ({ id }) => unmarking.mutate({ body: { ids: [id] } }, { onError: failed }),
    readAll: () => {
      readAll().catch(failed);
    },
    archive: (message) => {
      setArchived(message, true).catch(failed);
    },
    takeBack: (message) => {
      setArchived(message, false).catch(failed);
    },
    remove: (message) => {
      remove(message).catch(failed);
    },
  };
};
