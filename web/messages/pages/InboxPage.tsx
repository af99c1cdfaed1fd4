import { messageViews } from '@yuanliu/core/messages';
import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { BellRing, CheckCheck } from 'lucide-react';
import { oneOf, useListState } from '../../lib/list-state.ts';
import { useText } from '../../lib/text.ts';
import { PageHead } from '../../ui/index.ts';
import { MessageList } from '../parts/MessageList.tsx';
import { useMessageActs, usePreferences, useUnread } from '../queries.ts';
import { texts } from '../texts.ts';
import '../parts/messages.css';

/** One's messages: inbox, what is unread, what was archived. */
export const InboxPage = () => {
  const t = useText();
  const unread = useUnread();
  const acts = useMessageActs();
  const kinds = usePreferences().data?.kinds ?? [];
  const { filters, filter } = useListState({ filters: ['view', 'kind'] });
  const view = oneOf(filters.view, messageViews) ?? 'inbox';
  return (
    <>
      <PageHead
        title={t(texts.title)}
        description={t(texts.description)}
        action={
          <Button icon={<CheckCheck size={16} />} disabled={unread === 0} onClick={acts.readAll}>
            {t(texts.allRead)}
          </Button>
        }
      />
      <div className="message-tools">
        <fieldset className="choices" aria-label={t(texts.views.label)}>
          {messageViews.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === view}
              onClick={() => filter('view', name === 'inbox' ? undefined : name)}
            >
              {t(texts.views[name])}
              {name === 'unread' && unread > 0 && <span className="figures"> {unread}</span>}
            </button>
          ))}
        </fieldset>
        <Select
          aria-label={t(texts.preferences.kind)}
          allowClear
          popupMatchSelectWidth={false}
          className="message-kinds"
          placeholder={t(texts.anyKind)}
          value={filters.kind ?? null}
          options={kinds.map((kind) => ({ value: kind.name, label: t(kind.text) }))}
          onChange={(kind?: string | null) => filter('kind', kind ?? undefined)}
        />
        <Link to="/messages/preferences" className="message-preferences">
          <BellRing size={15} strokeWidth={1.75} aria-hidden />
          {t(texts.preferences.title)}
        </Link>
      </div>
      <MessageList view={view} kind={filters.kind} acts={acts} onShowAll={() => filter('view', undefined)} />
    </>
  );
};
