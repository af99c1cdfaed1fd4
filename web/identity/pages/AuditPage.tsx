import { exportAudit, exportAuditRight, listAudit } from '@yuanliu/core/identity';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { Download, ScrollText } from 'lucide-react';
import { addressOf } from '../../lib/address.ts';
import { useListState } from '../../lib/list-state.ts';
import { useCan } from '../../lib/person.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { usePages } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { DataTable, PageHead } from '../../ui/index.ts';
import { auditTexts as texts } from '../audit-texts.ts';
import { useAuditColumns } from '../parts/audit/audit-columns.tsx';
import { AuditFilters, auditFilters, type AuditList } from '../parts/audit/AuditFilters.tsx';
import { AuditPanel } from '../parts/audit/AuditPanel.tsx';
import { AuditState } from '../parts/audit/AuditState.tsx';
import '../identity.css';
import '../parts/audit/audit.css';

const dayMilliseconds = 86_400_000;

/** Days of the URL as the moments that the server takes: the last day is included, its end is not. */
const momentsOf = ({ from, to }: AuditList['filters']) => {
  const start = Date.parse(`${from ?? ''}T00:00:00`);
  const end = Date.parse(`${to ?? ''}T00:00:00`);
  return {
    ...(!Number.isNaN(start) && { from: new Date(start).toISOString() }),
    ...(!Number.isNaN(end) && { to: new Date(end + dayMilliseconds).toISOString() }),
  };
};

/** Who changed what, when, from where; whether it can be trusted; and every line with its proof. */
export const AuditPage = () => {
  const t = useText();
  const language = useLanguage();
  const can = useCan();
  const list = useListState({ filters: auditFilters });
  const { from: _from, to: _to, ...others } = list.filters;
  const query = { ...others, ...momentsOf(list.filters), ...(list.q !== '' && { text: list.q }) };
  const entries = usePages(listAudit, { query });
  const columns = useAuditColumns();
  const { opened, open, narrow } = useOpenedEntry();
  return (
    <>
      <PageHead title={t(texts.title)} description={t(texts.why)} />
      <AuditState onOpen={open} />
      <DataTable
        name="identity.audit"
        label={t(texts.title)}
        list={list}
        rows={entries}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => open(id)}
        searchHint={t(texts.searchHint)}
        empty={{ icon: ScrollText, title: t(texts.empty), text: t(texts.emptyMore) }}
        filters={<AuditFilters list={list} rows={entries.rows ?? []} />}
        more={
          can(exportAuditRight) && (
            <Button
              type="text"
              icon={<Download size={16} strokeWidth={1.75} />}
              title={t(texts.exportHint)}
              href={addressOf(exportAudit.path, { query: { ...query, language } })}
              download
            >
              {t(texts.export)}
            </Button>
          )
        }
      />
      {opened !== undefined && (
        <AuditPanel key={opened} entryId={opened} onNarrow={narrow} onClose={() => open(undefined)} />
      )}
    </>
  );
};

/** The open line stands in the URL, so that it can be sent to somebody. */
const useOpenedEntry = () => {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const { entry } = search;
  return {
    opened: typeof entry === 'string' ? entry : undefined,
    open: (id: string | undefined) => {
      navigate({ to: '.', search: { ...search, entry: id } }).catch(() => undefined);
    },
    /** Shows the lines about one person or one thing, and nothing else. */
    narrow: (filters: Readonly<Record<string, string>>) => {
      navigate({ to: '.', search: filters }).catch(() => undefined);
    },
  };
};
