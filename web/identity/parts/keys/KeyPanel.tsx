import { type ApiKey, listRights, seeAudit } from '@yuanliu/core/identity';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { History } from 'lucide-react';
import { useCan } from '../../../lib/person.ts';
import { useNow } from '../../../lib/now.ts';
import { useEndpoint } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { Loading } from '../../../ui/Loading.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { TimeAgo } from '../../../ui/TimeAgo.tsx';
import { keyLook } from '../../key-state.ts';
import { keyTexts } from '../../own-texts.ts';
import { groupRights } from '../../right-groups.ts';
import { Facts } from '../Facts.tsx';
import { RightList } from '../RightList.tsx';
import { Expiry, KeyOwner, LastUsed } from './key-columns.tsx';
import { KeyStateTag } from './KeyStateTag.tsx';
import { useRevokeKey } from './use-revoke-key.ts';
import './keys.css';

interface KeyPanelProps {
  readonly apiKey: ApiKey;
  readonly onClose: () => void;
}

/** Everything about a key, and its end. */
export const KeyPanel = ({ apiKey, onClose }: KeyPanelProps) => {
  const t = useText();
  const revoke = useRevokeKey();
  const now = useNow();
  return (
    <SidePanel
      title={
        <span className="panel-title">
          {apiKey.name}
          <KeyStateTag apiKey={apiKey} />
        </span>
      }
      onClose={onClose}
      footer={
        apiKey.can.revoke ? (
          <Button danger onClick={() => revoke(apiKey).catch(() => undefined)}>
            {t(keyTexts.revoke)}
          </Button>
        ) : undefined
      }
    >
      <div className="panel-sections">
        {keyLook(apiKey, now) === 'idle' && (
          <p className="form-notice form-notice-warn">{t(keyTexts.idleMore)}</p>
        )}
        <KeyFacts apiKey={apiKey} />
        <section>
          <h3>{t(keyTexts.rights)}</h3>
          <p className="field-hint key-rights-note">{t(keyTexts.rightsOfOwner)}</p>
          <KeyRights names={apiKey.rights} />
        </section>
        <KeyHistory id={apiKey.id} />
      </div>
    </SidePanel>
  );
};

const KeyFacts = ({ apiKey }: { readonly apiKey: ApiKey }) => {
  const t = useText();
  return (
    <Facts
      facts={[
        { label: t(keyTexts.prefix), value: <span className="code">ylk_{apiKey.prefix}…</span> },
        { label: t(keyTexts.owner), value: <KeyOwner apiKey={apiKey} /> },
        { label: t(keyTexts.created), value: <TimeAgo at={apiKey.createdAt} /> },
        { label: t(keyTexts.expires), value: <Expiry at={apiKey.expiresAt} /> },
        { label: t(keyTexts.lastUsed), value: <LastUsed at={apiKey.lastUsedAt} /> },
        ...(apiKey.revokedAt === null
          ? []
          : [{ label: t(keyTexts.revokedAt), value: <TimeAgo at={apiKey.revokedAt} /> }]),
      ]}
    />
  );
};

/** What is on the key's list; the ranges are its owner's and not told here. */
const KeyRights = ({ names }: { readonly names: readonly string[] }) => {
  const { data, error } = useEndpoint(listRights, {});
  if (data === undefined && error === null) return <Loading />;
  const groups = groupRights(data ?? { modules: [] }, Object.fromEntries(names.map((name) => [name, 'own'])));
  return (
    <RightList
      groups={groups.map((group) => ({
        ...group,
        rights: group.rights.map((right) => ({ ...right, range: undefined })),
      }))}
    />
  );
};

const KeyHistory = ({ id }: { readonly id: string }) => {
  const t = useText();
  const can = useCan();
  if (!can(seeAudit)) return null;
  return (
    <Link to="/audit" search={{ subjectType: 'identity.key', subjectId: id }} className="history-link">
      <History size={15} strokeWidth={1.75} />
      {t(keyTexts.history)}
    </Link>
  );
};
