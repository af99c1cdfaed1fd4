import { type AuditEntryView, seeAuditEntry } from '@yuanliu/core/identity';
import { Button } from 'antd';
import { useLanguage } from '../../../lib/preferences.ts';
import { useEndpoint } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { formatExactTime } from '../../../lib/time.ts';
import { CopyId, ErrorState, Loading, SidePanel } from '../../../ui/index.ts';
import { auditTexts } from '../../audit-texts.ts';
import { Facts } from '../Facts.tsx';
import { Actor, FromWhere } from './audit-columns.tsx';
import { ChangeList } from './ChangeList.tsx';
import { SealProof } from './SealProof.tsx';
import { useCalled } from './use-audit-words.ts';

const texts = auditTexts.detail;

interface AuditPanelProps {
  readonly entryId: string;
  readonly onNarrow: (filters: Readonly<Record<string, string>>) => void;
  readonly onClose: () => void;
}

/** One line of the audit: what happened, what changed from what to what, and its seal. */
export const AuditPanel = ({ entryId, onNarrow, onClose }: AuditPanelProps) => {
  const t = useText();
  const called = useCalled();
  const { data, error, refetch } = useEndpoint(seeAuditEntry, { params: { id: entryId } });
  const title = data === undefined ? t(auditTexts.title) : called.action(data.action);
  return (
    <SidePanel title={title} width={600} onClose={onClose}>
      {data === undefined && error === null && <Loading rows={8} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => refetch()} />}
      {data !== undefined && (
        <div className="panel-sections">
          <Happened entry={data} onNarrow={onNarrow} />
          <section>
            <h3>{t(texts.changes)}</h3>
            <ChangeList entry={data} />
          </section>
          <SealProof entry={data} />
        </div>
      )}
    </SidePanel>
  );
};

interface HappenedProps extends Pick<AuditPanelProps, 'onNarrow'> {
  readonly entry: AuditEntryView;
}

const Happened = ({ entry, onNarrow }: HappenedProps) => {
  const t = useText();
  const language = useLanguage();
  const called = useCalled();
  const { subject, actor } = entry;
  const { userId } = actor;
  return (
    <section>
      <Facts
        facts={[
          { label: t(texts.exactTime), value: formatExactTime(new Date(entry.at), { language }) },
          {
            label: t(texts.who),
            value: (
              <>
                <Actor actor={actor} />
                {userId !== null && (
                  <Button type="link" size="small" onClick={() => onNarrow({ actor: userId })}>
                    {t(texts.ofPerson)}
                  </Button>
                )}
              </>
            ),
          },
          {
            label: t(texts.which),
            value: (
              <>
                {subject.label} <span className="faint">{called.thing(subject.type)}</span>
                <Button
                  type="link"
                  size="small"
                  onClick={() => onNarrow({ subjectType: subject.type, subjectId: subject.id })}
                >
                  {t(texts.ofThing)}
                </Button>
              </>
            ),
          },
          { label: t(texts.address), value: <FromWhere ip={entry.ip} /> },
          ...(entry.agent === ''
            ? []
            : [{ label: t(texts.agent), value: <span className="audit-agent">{entry.agent}</span> }]),
          ...(entry.requestId === ''
            ? []
            : [{ label: t(texts.request), value: <CopyId value={entry.requestId} isWhole /> }]),
          { label: t(texts.id), value: <CopyId value={entry.id} isWhole /> },
        ]}
      />
    </section>
  );
};
