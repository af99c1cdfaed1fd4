import type { ApiKey } from '@yuanliu/core/identity';
import { usePerson } from '../../../lib/person.ts';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { formatDate, formatExactTime } from '../../../lib/time.ts';
import type { Column } from '../../../ui/table/column.ts';
import { TimeAgo } from '../../../ui/TimeAgo.tsx';
import { keyTexts } from '../../own-texts.ts';
import { texts } from '../../texts.ts';
import { KeyStateTag } from './KeyStateTag.tsx';

/** The columns of the list of keys; whose a key is only where there are keys of others. */
export const useKeyColumns = (hasOthers: boolean): readonly Column<ApiKey>[] => {
  const t = useText();
  return [
    { key: 'name', title: t(keyTexts.name), onPhone: 'title', render: ({ name }) => name },
    {
      key: 'prefix',
      title: t(keyTexts.prefix),
      width: 150,
      onPhone: 'note',
      render: ({ prefix }) => <span className="code nowrap">ylk_{prefix}…</span>,
    },
    ...(hasOthers ? [ownerColumn(t(keyTexts.owner))] : []),
    {
      key: 'rights',
      title: t(keyTexts.rights),
      width: 88,
      isNumber: true,
      render: ({ rights }) => t(keyTexts.rightCount, { count: rights.length }),
    },
    {
      key: 'lastUsed',
      title: t(keyTexts.lastUsed),
      width: 150,
      onPhone: 'note',
      render: ({ lastUsedAt }) => <LastUsed at={lastUsedAt} />,
    },
    {
      key: 'expires',
      title: t(keyTexts.expires),
      width: 160,
      render: ({ expiresAt }) => <Expiry at={expiresAt} />,
    },
    {
      key: 'created',
      title: t(keyTexts.created),
      width: 150,
      isOptional: true,
      render: ({ createdAt }) => <TimeAgo at={createdAt} />,
    },
    {
      key: 'state',
      title: t(keyTexts.state),
      width: 116,
      onPhone: 'side',
      render: (apiKey) => <KeyStateTag apiKey={apiKey} />,
    },
  ];
};

const ownerColumn = (title: string): Column<ApiKey> => ({
  key: 'owner',
  title,
  width: 170,
  onPhone: 'note',
  render: (apiKey) => <KeyOwner apiKey={apiKey} />,
});

/** Whose key it is. */
export const KeyOwner = ({ apiKey }: { readonly apiKey: ApiKey }) => {
  const t = useText();
  const me = usePerson();
  return (
    <span className="nowrap">
      {apiKey.userName}
      {apiKey.userId === me.id && <small className="mark">{t(texts.you)}</small>}
      {!apiKey.userActive && <small className="mark">{t(keyTexts.ownerInactive)}</small>}
    </span>
  );
};

/** When a key was last used, to the minute. */
export const LastUsed = ({ at }: { readonly at: string | null }) => {
  const t = useText();
  return at === null ? <span className="faint">{t(keyTexts.never)}</span> : <TimeAgo at={at} />;
};

/** The last day of a key. */
export const Expiry = ({ at }: { readonly at: string | null }) => {
  const t = useText();
  const language = useLanguage();
  if (at === null) return <span className="faint">{t(keyTexts.forever)}</span>;
  const end = new Date(at);
  return (
    <time dateTime={at} title={formatExactTime(end, { language })} className="figures nowrap">
      {formatDate(end, { language })}
    </time>
  );
};
