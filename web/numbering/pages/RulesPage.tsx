import { listRules, type SerialRuleRow } from '@yuanliu/core/numbering';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { Binary, Plus } from 'lucide-react';
import { useListState } from '../../lib/list-state.ts';
import { usePages } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { Code, type Column, DataTable, PageHead, TimeAgo } from '../../ui/index.ts';
import { texts } from '../texts.ts';

/** All serial rules with the number that each gives next. */
export const RulesPage = () => {
  const t = useText();
  const navigate = useNavigate();
  const list = useListState({ filters: [] });
  const rules = usePages(listRules, { query: {} });
  const open = (id: string) => {
    navigate({ to: '/numbering/$id', params: { id } }).catch(() => undefined);
  };
  const create = rules.first?.can.create === true && (
    <Button type="primary" icon={<Plus size={16} />} onClick={() => open('new')}>
      {t(texts.create)}
    </Button>
  );
  return (
    <>
      <PageHead title={t(texts.title)} description={t(texts.description)} action={create} />
      <DataTable
        name="numbering.rules"
        label={t(texts.title)}
        list={list}
        rows={rules}
        columns={useColumns()}
        rowKey={({ id }) => id}
        onOpen={({ id }) => open(id)}
        empty={{ icon: Binary, title: t(texts.empty), text: t(texts.emptyMore), action: create }}
      />
    </>
  );
};

const useColumns = (): Column<SerialRuleRow>[] => {
  const t = useText();
  return [
    { key: 'name', title: t(texts.name), onPhone: 'title', render: ({ name }) => <strong>{name}</strong> },
    {
      key: 'next',
      title: t(texts.next),
      onPhone: 'note',
      render: ({ next }) => <Code>{next}</Code>,
    },
    {
      key: 'mode',
      title: t(texts.mode),
      width: 120,
      onPhone: 'side',
      render: ({ mode }) => <span title={t(texts.modeMore[mode])}>{t(texts.modes[mode])}</span>,
    },
    {
      key: 'key',
      title: t(texts.key),
      render: ({ key }) => <span className="code quiet">{key}</span>,
    },
    {
      key: 'changedAt',
      title: t(texts.changed),
      width: 190,
      render: ({ changedAt, changedBy }) => (
        <span className="quiet">
          <TimeAgo at={changedAt} /> · {changedBy}
        </span>
      ),
    },
  ];
};
