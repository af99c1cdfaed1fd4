import { changeDefinitions, type FormRow, listForms } from '@yuanliu/core/forms';
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { FileStack, PencilRuler, Search } from 'lucide-react';
import { useState } from 'react';
import { useCan } from '../../lib/person.ts';
import { useEndpoint, wholeRows } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { EmptyState, ErrorState, Loading, PageHead } from '../../ui/index.ts';
import { formTexts as texts } from '../form-texts.ts';
import { FormCard } from '../home/FormCard.tsx';
import '../home/forms-home.css';

/** More are searched through rather than looked over. */
const mostUnsearched = 8;

const isCalled = ({ key, name, group }: FormRow, words: string): boolean =>
  [key, name.zh, name.en ?? '', group ?? ''].some((each) => each.toLowerCase().includes(words));

/** The forms that this person uses, by the groups of the business. */
export const FormsPage = () => {
  const t = useText();
  const mayDraw = useCan()(changeDefinitions);
  const [typed, setTyped] = useState('');
  const forms = useEndpoint(listForms, {});
  const rows = (forms.data?.rows ?? []).filter(
    ({ state, can }) => state === 'published' && (can.see || can.create),
  );
  const words = typed.trim().toLowerCase();
  const found = rows.filter((row) => isCalled(row, words));
  const groups = [...new Set(found.map(({ group }) => group ?? ''))].toSorted((a, b) =>
    a === '' || b === '' ? b.length - a.length : a.localeCompare(b, 'zh-CN'),
  );
  return (
    <div className="forms-home">
      <PageHead
        title={t(texts.title)}
        description={t(texts.description)}
        {...(mayDraw && {
          action: (
            <Link to="/designer" className="button button-quiet">
              <PencilRuler size={15} strokeWidth={1.75} />
              {t(texts.draw)}
            </Link>
          ),
        })}
      />
      {forms.data === undefined && forms.error === null && <Loading />}
      {forms.data === undefined && forms.error !== null && (
        <ErrorState error={forms.error} onRetry={wholeRows(forms, rows).retry} />
      )}
      {forms.data !== undefined && rows.length === 0 && (
        <EmptyState icon={FileStack} title={t(texts.empty)} text={t(texts.emptyMore)} />
      )}
      {rows.length > mostUnsearched && (
        <Input
          className="forms-search"
          type="search"
          prefix={<Search size={15} strokeWidth={1.75} />}
          aria-label={t(texts.search)}
          placeholder={t(texts.search)}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      )}
      {rows.length > 0 && found.length === 0 && <EmptyState title={t(texts.noMatch, { words: typed })} />}
      {groups.map((group) => (
        <Group
          key={group}
          name={group}
          isAlone={groups.length === 1}
          rows={found.filter((row) => (row.group ?? '') === group)}
        />
      ))}
    </div>
  );
};

interface GroupProps {
  /** '' for forms of no group. */
  readonly name: string;
  readonly isAlone: boolean;
  readonly rows: readonly FormRow[];
}

const Group = ({ name, isAlone, rows }: GroupProps) => {
  const t = useText();
  return (
    <section className="forms-group">
      {!(isAlone && name === '') && <h2>{name === '' ? t(texts.other) : name}</h2>}
      <ul>
        {rows.map((form) => (
          <FormCard key={form.key} form={form} />
        ))}
      </ul>
    </section>
  );
};
