import { type AuditEntryView, seeUsers } from '@yuanliu/core/identity';
import { Select } from 'antd';
import { X } from 'lucide-react';
import { useCan } from '../../../lib/person.ts';
import type { ListState } from '../../../lib/list-state.ts';
import { useText } from '../../../lib/text.ts';
import { DateRange } from '../../../ui/DateRange.tsx';
import { auditTexts as texts } from '../../audit-texts.ts';
import { PersonSelect } from '../PersonSelect.tsx';
import { useAuditWords, useCalled } from './use-audit-words.ts';

/** What the audit is narrowed down by, as the URL names it. */
export const auditFilters = ['from', 'to', 'actor', 'action', 'subjectType', 'subjectId'] as const;
export type AuditList = ListState<(typeof auditFilters)[number]>;

interface AuditFiltersProps {
  readonly list: AuditList;
  readonly rows: readonly AuditEntryView[];
}

/** Days, person, action; and the one thing whose history is shown. */
export const AuditFilters = ({ list, rows }: AuditFiltersProps) => {
  const t = useText();
  const { filters, filterBy } = list;
  return (
    <>
      <DateRange
        label={t(texts.days)}
        from={filters.from}
        to={filters.to}
        onChange={(from, to) => filterBy({ from, to })}
      />
      <ActorFilter list={list} rows={rows} />
      <ActionFilter list={list} />
      {filters.subjectId !== undefined && <SubjectFilter list={list} rows={rows} />}
    </>
  );
};

const ActorFilter = ({ list: { filters, filter }, rows }: AuditFiltersProps) => {
  const t = useText();
  const can = useCan();
  const seen = new Map(
    rows.flatMap(({ actor: { userId, name } }) => (userId === null ? [] : [[userId, name]])),
  );
  const { actor } = filters;
  const nameOf = (id: string) => seen.get(id) ?? t(texts.actor);
  if (can(seeUsers)) {
    return (
      <span className="audit-filter">
        <PersonSelect
          label={t(texts.actor)}
          placeholder={t(texts.anyActor)}
          value={actor === undefined ? [] : [{ id: actor, name: nameOf(actor) }]}
          onChange={([person]) => filter('actor', person?.id)}
        />
      </span>
    );
  }
  const ids = [...new Set([...seen.keys(), ...(actor === undefined ? [] : [actor])])];
  return (
    <Select
      className="audit-filter"
      aria-label={t(texts.actor)}
      allowClear
      placeholder={t(texts.anyActor)}
      value={actor ?? null}
      options={ids.map((id) => ({ value: id, label: nameOf(id) }))}
      onChange={(id?: string | null) => filter('actor', id ?? undefined)}
    />
  );
};

/** `identity.user.changed` stands in the group `identity.user`. */
const groupOf = (action: string): string => action.slice(0, action.lastIndexOf('.'));

const ActionFilter = ({ list: { filters, filter } }: Pick<AuditFiltersProps, 'list'>) => {
  const t = useText();
  const { actions } = useAuditWords();
  const called = useCalled();
  const groups = Map.groupBy(Object.keys(actions), (action) => called.thing(groupOf(action)));
  return (
    <Select
      className="audit-filter"
      aria-label={t(texts.action)}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      placeholder={t(texts.anyAction)}
      value={filters.action ?? null}
      options={[...groups].map(([label, names]) => ({
        label,
        options: names.map((name) => ({ value: name, label: called.action(name) })),
      }))}
      onChange={(action?: string | null) => filter('action', action ?? undefined)}
    />
  );
};

const SubjectFilter = ({ list: { filters, filterBy }, rows }: AuditFiltersProps) => {
  const t = useText();
  const label = rows.find(({ subject }) => subject.id === filters.subjectId)?.subject.label;
  return (
    <button
      type="button"
      className="audit-chip"
      title={t(texts.clearSubject)}
      onClick={() => filterBy({ subjectType: undefined, subjectId: undefined })}
    >
      {t(texts.subjectIs, { label: label ?? t(texts.thisThing) })}
      <X size={14} aria-label={t(texts.clearSubject)} />
    </button>
  );
};
