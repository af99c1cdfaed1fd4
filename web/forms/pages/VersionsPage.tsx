import { diffForm, listFormVersions, readForm } from '@yuanliu/core/forms';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useEndpoint, usePages } from '../../lib/queries.ts';
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
  const { from, to, compare } = useCompared(latest, hasDraft);
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
          <table className="version-list">
            <thead>
              <tr>
                <th>{t(words.from)}</th>
                <th>{t(words.to)}</th>
                <th>{t(words.version)}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {hasDraft && (
                <tr>
                  <td />
                  <td>
                    <Choice
                      name="to"
                      value="draft"
                      chosen={to}
                      onChoose={(value) => compare({ to: value })}
                    />
                  </td>
                  <td>{t(words.draft)}</td>
                  <td />
                </tr>
              )}
              {rows.map(({ version, publishedAt, publishedBy, note, changes, rolledBackTo }) => (
                <tr key={version}>
                  <td>
                    <Choice
                      name="from"
                      value={String(version)}
                      chosen={from}
                      onChoose={(value) => compare({ from: value })}
                    />
                  </td>
                  <td>
                    <Choice
                      name="to"
                      value={String(version)}
                      chosen={to}
                      onChoose={(value) => compare({ to: value })}
                    />
                  </td>
                  <td>
                    <strong>{t(words.number, { version })}</strong>
                    {version === latest && <span className="version-now">{t(words.now)}</span>}
                    <small className="quiet">
                      <TimeAgo at={publishedAt} />
                      {publishedBy !== null && ` · ${publishedBy}`}
                      {changes > 0 && ` · ${t(words.changes, { count: changes })}`}
                    </small>
                    {rolledBackTo !== null && (
                      <small className="quiet">{t(words.rolledBack, { version: rolledBackTo })}</small>
                    )}
                    {note !== '' && <p>{note}</p>}
                  </td>
                  <td>
                    {version !== latest && (
                      <Button size="small" onClick={() => goBack(version)}>
                        {t(words.goBack)}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {versions.hasMore && <Button onClick={versions.loadMore}>{t(words.more)}</Button>}
          <Difference form={form} from={from} to={to} />
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
