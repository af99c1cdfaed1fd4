import { deleteRole, listRoles, type Role, seeAudit } from '@yuanliu/core/identity';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { History } from 'lucide-react';
import { useState } from 'react';
import { useCan } from '../../../lib/person.ts';
import { useChange } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { confirm } from '../../../ui/Confirm.tsx';
import { showToast } from '../../../ui/Toast.tsx';
import { sayFailure } from '../../refusal.ts';
import { roleTexts as texts } from '../../role-texts.ts';
import { CopyRole } from './CopyRole.tsx';

interface RoleActionsProps {
  readonly role: Role;
  readonly canCreate: boolean;
}

/** Copy, delete, history. */
export const RoleActions = ({ role, canCreate }: RoleActionsProps) => {
  const t = useText();
  const can = useCan();
  const navigate = useNavigate();
  const [isCopying, setCopying] = useState(false);
  const remove = useRemove(role);
  return (
    <div className="role-actions">
      {can(seeAudit) && (
        <Link
          to="/audit"
          search={{ subjectType: 'identity.role', subjectId: role.id }}
          className="history-link"
        >
          <History size={15} strokeWidth={1.75} />
          {t(texts.history)}
        </Link>
      )}
      {canCreate && <Button onClick={() => setCopying(true)}>{t(texts.copy)}</Button>}
      {canCreate && !role.builtIn && (
        <Button danger onClick={remove}>
          {t(texts.delete)}
        </Button>
      )}
      {isCopying && (
        <CopyRole
          role={role}
          onClose={() => setCopying(false)}
          onCopied={(id) => {
            setCopying(false);
            navigate({ to: `/roles/${id}` }).catch(() => undefined);
          }}
        />
      )}
    </div>
  );
};

const useRemove = ({ id, name, members }: Role) => {
  const t = useText();
  const navigate = useNavigate();
  // Not the role itself, which is still on the screen and is not there any more.
  const remove = useChange(deleteRole, [listRoles]);
  const ask = async () => {
    const isMeant = await confirm({
      title: t(texts.deleteTitle, { name }),
      text: t(texts.deleteText),
      action: t(texts.delete),
      isDanger: true,
    });
    if (!isMeant) return;
    await remove.mutateAsync({ params: { id } });
    showToast({ text: t(texts.deleted, { name }) });
    await navigate({ to: '/roles' });
  };
  return () => {
    if (members === 0) ask().catch(sayFailure);
    else showToast({ kind: 'failed', text: t(texts.cannotDelete, { count: members }) });
  };
};
