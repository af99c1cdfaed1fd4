import { diffForm, listFormVersions, readForm } from '@yuanliu/core/forms';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useEndpoint, usePages } from '../../lib/queries.ts';
import type { RowOf } from '../../lib/reply.parse.ts';
import { useText } from '../../lib/text.ts';
import { ErrorState, Loading, TimeAgo } from '../../ui/index.ts';
import { DesignHead } from '../designer/DesignHead.tsx';
import { ChangeList } from '../designer/publish/ChangeList.tsx';
import { texts } from '../designer/texts.ts';
import { RollBack } from '../designer/versions/RollBack.tsx';
import '../designer/designs.css';

const words = texts.versions;

/** The two versions that are compared: as the address says, else the newest with the one before it. */
const useCompared = (latest: number | undefined, hasDraft: boolean) => {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const given = (name: string): string | undefined => {
    const value = search[name];
    return typeof value === 'string' && /^(?:draft|[1-9]\d*)$/.test(value) ? value : undefined;
  };
  const newest = hasDraft ? 'draft' : String(latest ?? 1);
  const before = hasDraft ? (latest ?? 1) : Math.max(1, (latest ?? 1) - 1);
  const [from, to] = [given('from') ?? String(before), given('to') ?? newest];
  const compare = (next: { readonly from?: string; readonly to?: string }): void => {
    navigate({ to: '.', search: { from, to, ...next }, replace: true }).catch(() => undefined);
  };
  return { from, to, compare };
};

/** The published versions of a form: what differs between any two, and the way back to an earlier one. */
export const VersionsPage = () => {
  const t = useText();
  const { form = '' }: { readonly form?: string } = useParams({ strict: false });
  const drawn = useEndpoint(readForm, { params: { form } });
  const versions = usePages(listFormVersions, { params: { form }, query: {} });
  const [going, goBack] = useState<number>();
  const latest = drawn.data?.published?.version;
  const hasDraft = drawn.data?.draft !== null && drawn.data?.draft !== undefined;
  const compared = useCompared(latest, hasDraft);
  const rows = versions.rows ?? [];
  const name = (drawn.data?.published ?? drawn.data?.draft)?.definition.name.zh ?? form;
  return (
    <>
      <DesignHead form={form} title={t(words.title, { name })} description={t(words.description)} />
      {versions.rows === undefined && versions.error === null && <Loading rows={6} />}
      {versions.error !== null && <ErrorState error={versions.error} onRetry={versions.retry} />}
      {versions.rows !== undefined && rows.length === 0 && <p className="quiet">{t(words.none)}</p>}
      {rows.length > 0 && (
        <div className="versions">
          <VersionList
            rows={rows}
            latest={latest}
            hasDraft={hasDraft}
            compared={compared}
            onGoBack={goBack}
          />
          {versions.hasMore && <Button onClick={versions.loadMore}>{t(words.more)}</Button>}
          <Difference form={form} from={compared.from} to={compared.to} />
        </div>
      )}
      {going !== undefined && (
        <RollBack
          form={form}
          to={going}
          onClose={() => goBack(undefined)}
          onDone={() => {
            goBack(undefined);
            drawn.refetch().catch(() => undefined);
            versions.retry();
          }}
        />
      )}
    </>
  );
};

interface VersionListProps {
  readonly rows: readonly RowOf<typeof listFormVersions>[];
  readonly latest: number | undefined;
  readonly hasDraft: boolean;
  readonly compared: ReturnType<typeof useCompared>;
  readonly onGoBack: (version: number) => void;
}

/** The versions, newest first, with the two that are compared marked. */
const VersionList = ({ rows, latest, hasDraft, compared, onGoBack }: VersionListProps) => {
  const t = useText();
  return (
    <ol className="version-list">
      {hasDraft && (
        <li>
          <Choices version="draft" compared={compared} />
          <div>{t(words.draft)}</div>
        </li>
      )}
      {rows.map((row) => (
        <li key={row.version}>
          <Choices version={String(row.version)} compared={compared} />
          <VersionFacts row={row} isNow={row.version === latest} />
          {row.version !== latest && (
            <Button size="small" onClick={() => onGoBack(row.version)}>
              {t(words.goBack)}
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
};

interface VersionFactsProps {
  readonly row: RowOf<typeof listFormVersions>;
  readonly isNow: boolean;
}

const VersionFacts = ({ row, isNow }: VersionFactsProps) => {
  const t = useText();
  const { version, publishedAt, publishedBy, note, changes, rolledBackTo } = row;
  return (
    <div>
      <strong>{t(words.number, { version })}</strong>
      {isNow && <span className="version-now">{t(words.now)}</span>}
      <small className="quiet">
        <TimeAgo at={publishedAt} />
        {publishedBy !== null && ` · ${publishedBy}`}
        {changes > 0 && ` · ${t(words.changes, { count: changes })}`}
      </small>
      {rolledBackTo !== null && (
        <small className="quiet">{t(words.rolledBack, { version: rolledBackTo })}</small>
      )}
      {note !== '' && <p>{note}</p>}
    </div>
  );
};

interface ChoicesProps {
  readonly version: string;
  readonly compared: ReturnType<typeof useCompared>;
}

const Choices = ({ version, compared: { from, to, compare } }: ChoicesProps) => (
  <span className="version-choices">
    <Choice name="from" value={version} chosen={from} onChoose={(value) => compare({ from: value })} />
    <Choice name="to" value={version} chosen={to} onChoose={(value) => compare({ to: value })} />
  </span>
);

interface ChoiceProps {
  readonly name: 'from' | 'to';
  readonly value: string;
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}

const Choice = ({ name, value, chosen, onChoose }: ChoiceProps) => {
  const t = useText();
  return (
    <input
      type="radio"
      name={name}
      aria-label={t(name === 'from' ? words.compareFrom : words.compareTo, { version: value })}
      checked={chosen === value}
      onChange={() => onChoose(value)}
    />
  );
};

const Difference = ({
  form,
  from,
  to,
}: {
  readonly form: string;
  readonly from: string;
  readonly to: string;
}) => {
  const t = useText();
  const diff = useEndpoint(diffForm, { params: { form }, query: { from, to } });
  const name = (version: string): string =>
    version === 'draft' ? t(words.draft) : t(words.number, { version: Number(version) });
  return (
    <section className="version-diff">
      <h2>{t(words.between, { from: name(from), to: name(to) })}</h2>
      {diff.data === undefined && diff.error === null && <Loading rows={4} />}
      {diff.error !== null && <ErrorState error={diff.error} onRetry={() => diff.refetch()} />}
      {diff.data !== undefined && <ChangeList changes={diff.data.changes} />}
    </section>
  );
};
