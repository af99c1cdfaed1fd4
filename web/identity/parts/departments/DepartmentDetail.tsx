import { type Department, deleteDepartment, seeAudit, seeUsers } from '@yuanliu/core/identity';
import { Link } from '@tanstack/react-router';
import { History } from 'lucide-react';
import { useCan } from '../../../lib/person.ts';
import { useChange } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { confirm } from '../../../ui/Confirm.tsx';
import { showToast } from '../../../ui/Toast.tsx';
import { departmentTexts as texts } from '../../department-texts.ts';
import { usersWithBelow, wayTo } from '../../department-tree.ts';
import { departmentReads } from '../../queries.ts';
import { sayFailure } from '../../refusal.ts';
import { type Fact, Facts } from '../Facts.tsx';
import { DepartmentActions, type DepartmentWork } from './DepartmentActions.tsx';

interface DepartmentDetailProps {
  readonly rows: readonly Department[];
  readonly department: Department;
  readonly canChange: boolean;
  readonly onChoose: (id: string | undefined) => void;
  readonly onWork: (work: DepartmentWork) => void;
}

/** One department: where it stands, who leads it, who belongs to it, and what can be done. */
export const DepartmentDetail = (props: DepartmentDetailProps) => {
  const { rows, department, canChange, onChoose, onWork } = props;
  const t = useText();
  const can = useCan();
  const { id, name } = department;
  const above = wayTo(rows, id).slice(0, -1);
  const remove = useRemove(department, () => onChoose(department.parentId ?? undefined));
  return (
    <article className="department">
      <header>
        {above.length > 0 && (
          <nav className="way" aria-label={t(texts.parent)}>
            {above.map((one) => (
              <button key={one.id} type="button" onClick={() => onChoose(one.id)}>
                {one.name}
              </button>
            ))}
          </nav>
        )}
        <h2>{name}</h2>
      </header>
      <Facts facts={useDepartmentFacts(props)} />
      {canChange && (
        <DepartmentActions rows={rows} department={department} onWork={onWork} onDelete={remove} />
      )}
      {can(seeAudit) && (
        <Link
          to="/audit"
          search={{ subjectType: 'identity.department', subjectId: id }}
          className="history-link"
        >
          <History size={15} strokeWidth={1.75} />
          {t(texts.history)}
        </Link>
      )}
    </article>
  );
};

const useDepartmentFacts = ({ rows, department, onChoose }: DepartmentDetailProps): readonly Fact[] => {
  const t = useText();
  const can = useCan();
  const { id, headUserId, headName, users: own } = department;
  const all = usersWithBelow(rows, id);
  const below = rows.filter(({ parentId }) => parentId === id);
  const head = headName ?? <span className="faint">{t(texts.noHead)}</span>;
  return [
    {
      label: t(texts.head),
      value:
        headUserId !== null && can(seeUsers) ? (
          <Link to="/users" search={{ user: headUserId }}>
            {head}
          </Link>
        ) : (
          head
        ),
    },
    {
      label: t(texts.members),
      value: (
        <>
          {t(all === own ? texts.membersOnly : texts.membersOwn, { own, all })}
          {can(seeUsers) && all > 0 && (
            <>
              {' · '}
              <Link to="/users" search={{ department: id }}>
                {t(texts.seeMembers)}
              </Link>
            </>
          )}
        </>
      ),
    },
    {
      label: t(texts.below),
      value:
        below.length === 0 ? (
          <span className="faint">{t(texts.noBelow)}</span>
        ) : (
          <span className="chips">
            {below.map((one) => (
              <button key={one.id} type="button" className="chip" onClick={() => onChoose(one.id)}>
                {one.name}
              </button>
            ))}
          </span>
        ),
    },
  ];
};

const useRemove = ({ id, name }: Department, onRemoved: () => void) => {
  const t = useText();
  const remove = useChange(deleteDepartment, departmentReads);
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
    onRemoved();
  };
  return () => {
    ask().catch(sayFailure);
  };
};
