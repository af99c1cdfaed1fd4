import type { User } from '@yuanliu/core/identity';
import { Button } from 'antd';
import { useText } from '../../../lib/text.ts';
import { CopyId } from '../../../ui/CopyId.tsx';
import { texts } from '../../texts.ts';
import { ByWhom } from '../ByWhom.tsx';
import { Facts } from '../Facts.tsx';

interface UserDetailsProps {
  readonly user: User;
  readonly onChangeRoles: () => void;
}

/** Who the person is and which roles they have. */
export const UserDetails = ({ user, onChangeRoles }: UserDetailsProps) => {
  const t = useText();
  const none = <span className="faint">{t(texts.none)}</span>;
  return (
    <>
      <section>
        <h3>{t(texts.details)}</h3>
        <Facts
          facts={[
            { label: t(texts.login), value: <CopyId value={user.login} isWhole /> },
            {
              label: t(texts.department),
              value: user.departmentName ?? <span className="faint">{t(texts.noDepartment)}</span>,
            },
            { label: t(texts.phone), value: user.phone ?? none },
            { label: t(texts.email), value: user.email ?? none },
            { label: t(texts.language), value: t(user.language === 'zh' ? texts.chinese : texts.english) },
            { label: t(texts.changed), value: <ByWhom name={user.changedBy} at={user.changedAt} /> },
            { label: t(texts.madeAt), value: <ByWhom name={user.createdBy} at={user.createdAt} /> },
          ]}
        />
      </section>
      <section>
        <h3>
          {t(texts.roles)}
          {user.can.assignRoles && (
            <Button type="link" size="small" onClick={onChangeRoles}>
              {t(texts.changeRoles)}
            </Button>
          )}
        </h3>
        {user.roles.length === 0 ? (
          <p className="faint">{t(texts.noRoles)}</p>
        ) : (
          <ul className="chips">
            {user.roles.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
};
