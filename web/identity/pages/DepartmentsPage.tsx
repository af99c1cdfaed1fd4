import type { Department } from '@yuanliu/core/identity';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { Network, Plus, Search } from 'lucide-react';
import { useState } from 'react';
import { useIsPhone } from '../../lib/media.ts';
import { useText } from '../../lib/text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { departmentTexts as texts } from '../department-texts.ts';
import type { DepartmentWork } from '../parts/departments/DepartmentActions.tsx';
import { DepartmentDetail } from '../parts/departments/DepartmentDetail.tsx';
import { DepartmentTree } from '../parts/departments/DepartmentTree.tsx';
import { EditDepartment } from '../parts/departments/EditDepartment.tsx';
import { MoveDepartment } from '../parts/departments/MoveDepartment.tsx';
import { useDepartments } from '../queries.ts';
import '../identity.css';
import './departments.css';

/** The organisation: the tree at the left, one department at the right. */
export const DepartmentsPage = () => {
  const t = useText();
  const { data, error, refetch } = useDepartments();
  const [chosen, choose] = useChosen();
  const [work, setWork] = useState<DepartmentWork>();
  const rows = data?.rows ?? [];
  const department = rows.find(({ id }) => id === chosen);
  const canChange = data?.can.change === true;
  const create = canChange && (
    <Button type="primary" icon={<Plus size={16} />} onClick={() => setWork('create')}>
      {t(texts.create)}
    </Button>
  );
  return (
    <div className="departments-page">
      <PageHead title={t(texts.title)} description={t(texts.description)} action={create} />
      {data === undefined && error !== null && (
        <ErrorState
          error={error}
          onRetry={() => {
            refetch().catch(() => undefined);
          }}
        />
      )}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && rows.length === 0 && (
        <EmptyState icon={Network} title={t(texts.empty)} text={t(texts.emptyMore)} action={create} />
      )}
      {rows.length > 0 && (
        <Split rows={rows} department={department} canChange={canChange} onChoose={choose} onWork={setWork} />
      )}
      {work === 'move' && department !== undefined && (
        <MoveDepartment rows={rows} department={department} onClose={() => setWork(undefined)} />
      )}
      {(work === 'create' || (work === 'edit' && department !== undefined)) && (
        <EditDepartment
          department={work === 'edit' ? department : undefined}
          parentId={chosen ?? null}
          onClose={() => setWork(undefined)}
          onSaved={(id) => {
            setWork(undefined);
            choose(id);
          }}
        />
      )}
    </div>
  );
};

interface SplitProps {
  readonly rows: readonly Department[];
  readonly department: Department | undefined;
  readonly canChange: boolean;
  readonly onChoose: (id: string | undefined) => void;
  readonly onWork: (work: DepartmentWork) => void;
}

/** Side by side on a desk; on a phone the department opens over the tree. */
const Split = (props: SplitProps) => {
  const { rows, department, canChange, onChoose } = props;
  const t = useText();
  const isPhone = useIsPhone();
  const [words, setWords] = useState('');
  const detail = department !== undefined && (
    <DepartmentDetail {...props} key={department.id} department={department} />
  );
  return (
    <div className="departments">
      <section className="departments-tree" aria-label={t(texts.tree)}>
        <Input
          type="search"
          aria-label={t(texts.search)}
          placeholder={t(texts.search)}
          prefix={<Search size={15} strokeWidth={1.75} />}
          value={words}
          maxLength={60}
          allowClear
          onChange={(event) => setWords(event.target.value)}
        />
        <DepartmentTree
          rows={rows}
          words={words}
          chosen={department?.id}
          canMove={canChange && !isPhone}
          onChoose={onChoose}
        />
        {canChange && !isPhone && <p className="field-hint">{t(texts.dragHint)}</p>}
      </section>
      {isPhone && detail !== false && (
        <SidePanel title={t(texts.title)} onClose={() => onChoose(undefined)}>
          {detail}
        </SidePanel>
      )}
      {!isPhone && (
        <section className="departments-detail">
          {detail || <EmptyState icon={Network} title={t(texts.choose)} text={t(texts.chooseMore)} />}
        </section>
      )}
    </div>
  );
};

const useChosen = (): [string | undefined, (id: string | undefined) => void] => {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const chosen = search['department'];
  return [
    typeof chosen === 'string' ? chosen : undefined,
    (department) => {
      navigate({ to: '.', search: { ...search, department }, replace: true }).catch(() => undefined);
    },
  ];
};
