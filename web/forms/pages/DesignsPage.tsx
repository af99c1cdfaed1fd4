import { createForm, type FormRow, listForms, textIn } from '@yuanliu/core/forms';
import { useNavigate } from '@tanstack/react-router';
import { Button, Select, Space } from 'antd';
import { FileUp, LayoutTemplate, Plus } from 'lucide-react';
import { useState } from 'react';
import { type ListState, useListState } from '../../lib/list-state.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { useChange, useEndpoint, wholeRows } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { type Column, DataTable, PageHead, showToast, StatusTag, TimeAgo } from '../../ui/index.ts';
import { FormFromText } from '../designer/FormFromText.tsx';
import { pinyinInitials } from '../designer/drawing/new-keys.ts';
import { texts } from '../designer/texts.ts';
import '../designer/designs.css';

const words = texts.list;

const isFound = ({ key, name, group }: FormRow, q: string): boolean =>
  [key, name.zh, name.en ?? '', group ?? '', pinyinInitials(name.zh)].some((each) =>
    each.toLowerCase().includes(q.trim().toLowerCase()),
  );

const isIn = (row: FormRow, state: string | undefined): boolean =>
  state === undefined || (state === 'drafts' ? row.hasDraft : row.state === state);

/** All forms that this person may draw, with new ones from a blank sheet or from a text. */
export const DesignsPage = () => {
  const t = useText();
  const navigate = useNavigate();
  const list = useListState({ filters: ['group', 'state'] });
  const forms = useEndpoint(listForms, {});
  const create = useChange(createForm, [listForms]);
  const [isReading, read] = useState(false);
  const open = (form: string): void => {
    navigate({ to: '/designer/$form', params: { form } }).catch(() => undefined);
  };
  const blank = (): void => {
    create
      .mutateAsync({
        body: { definition: { version: 1, name: { zh: t(words.unnamed) }, fields: [], layout: [] } },
      })
      .then(({ key }) => open(key))
      .catch((error: unknown) => showToast({ text: error instanceof Error ? error.message : String(error) }));
  };
  const own = forms.data?.rows.filter(({ can }) => can.design);
  const groups = [...new Set(own?.flatMap(({ group }) => group ?? []))].toSorted();
  const { group, state } = list.filters;
  const rows = own?.filter(
    (row) => isFound(row, list.q) && (group === undefined || row.group === group) && isIn(row, state),
  );
  const action = forms.data?.can.create === true && (
    <Space>
      <Button icon={<FileUp size={16} />} onClick={() => read(true)}>
        {t(words.fromText)}
      </Button>
      <Button type="primary" icon={<Plus size={16} />} loading={create.isPending} onClick={blank}>
        {t(words.create)}
      </Button>
    </Space>
  );
  return (
    <>
      <PageHead title={t(words.title)} description={t(words.description)} action={action} />
      <DataTable
        name="forms.designs"
        label={t(words.title)}
        list={list}
        rows={wholeRows(forms, rows)}
        columns={useColumns()}
        rowKey={({ key }) => key}
        onOpen={({ key }) => open(key)}
        searchHint={t(words.search)}
        filters={<Filters list={list} groups={groups} />}
        empty={{ icon: LayoutTemplate, title: t(words.empty), text: t(words.emptyMore), action }}
      />
      {isReading && <FormFromText onClose={() => read(false)} onRead={open} />}
    </>
  );
};

interface FiltersProps {
  readonly list: ListState<'group' | 'state'>;
  readonly groups: readonly string[];
}

const Filters = ({ list, groups }: FiltersProps) => {
  const t = useText();
  const { group, state } = list.filters;
  return (
    <>
      <Select
        allowClear
        aria-label={t(words.group)}
        placeholder={t(words.group)}
        value={group ?? null}
        options={groups.map((value) => ({ value, label: value }))}
        onChange={(next) => list.filter('group', next ?? undefined)}
      />
      <Select
        allowClear
        aria-label={t(words.state)}
        placeholder={t(words.state)}
        value={state ?? null}
        options={[
          { value: 'published', label: t(words.published) },
          { value: 'draft', label: t(words.draft) },
          { value: 'drafts', label: t(words.hasDraft) },
        ]}
        onChange={(next) => list.filter('state', next ?? undefined)}
      />
    </>
  );
};

const useColumns = (): Column<FormRow>[] => {
  const t = useText();
  const language = useLanguage();
  return [
    {
      key: 'name',
      title: t(words.name),
      onPhone: 'title',
      render: ({ name, description }) => (
        <span className="two-lines">
          <strong>{textIn(name, language)}</strong>
          {description !== undefined && <small className="quiet">{textIn(description, language)}</small>}
        </span>
      ),
    },
    { key: 'group', title: t(words.group), width: 140, onPhone: 'note', render: ({ group }) => group ?? '' },
    {
      key: 'state',
      title: t(words.state),
      width: 200,
      onPhone: 'side',
      render: ({ state, version, hasDraft }) => (
        <Space size={6}>
          <StatusTag meaning={state === 'published' ? 'good' : 'draft'}>
            {state === 'published' ? t(words.versionOf, { version: version ?? 0 }) : t(words.draft)}
          </StatusTag>
          {state === 'published' && hasDraft && <span className="quiet">{t(words.hasDraft)}</span>}
        </Space>
      ),
    },
    {
      key: 'key',
      title: t(words.key),
      width: 180,
      render: ({ key }) => <span className="code quiet">{key}</span>,
    },
    {
      key: 'changedAt',
      title: t(words.changed),
      width: 200,
      render: ({ changedAt, changedBy }) => (
        <span className="quiet">
          <TimeAgo at={changedAt} />
          {changedBy !== null && ` · ${changedBy}`}
        </span>
      ),
    },
  ];
};
