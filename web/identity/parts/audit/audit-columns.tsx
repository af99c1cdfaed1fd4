import type { AuditEntryView } from '@yuanliu/core/identity';
import { Bot, KeyRound } from 'lucide-react';
import { useText } from '../../../lib/text.ts';
import { type Column, TimeAgo } from '../../../ui/index.ts';
import { auditTexts as texts } from '../../audit-texts.ts';
import { fieldName } from './audit-value.ts';
import { useAuditWords, useCalled, useValueReader } from './use-audit-words.ts';

const isHere = (ip: string): boolean => ip === '127.0.0.1' || ip === '::1' || ip === '::ffff:127.0.0.1';

/** The address as one says it. */
export const FromWhere = ({ ip }: { readonly ip: string }) => {
  const t = useText();
  if (ip === '') return <span className="faint">{t(texts.inside)}</span>;
  return <span className="figures">{isHere(ip) ? t(texts.here) : ip}</span>;
};

/** The person, or what acted in a person's place. */
export const Actor = ({ actor }: { readonly actor: AuditEntryView['actor'] }) => {
  const t = useText();
  const { names } = useAuditWords();
  if (actor.kind === 'user') return <span>{actor.name}</span>;
  const known = names[`actor=${actor.name}`];
  if (known !== undefined) return <span className="faint">{t(known)}</span>;
  const Picture = actor.kind === 'key' ? KeyRound : Bot;
  return (
    <span className="audit-actor" title={t(actor.kind === 'key' ? texts.byKey : texts.bySystem)}>
      {actor.name}
      <Picture
        size={14}
        strokeWidth={1.75}
        aria-label={t(actor.kind === 'key' ? texts.byKey : texts.bySystem)}
      />
    </span>
  );
};

const fieldsNamed = 3;

const ChangedFields = ({ entry }: { readonly entry: AuditEntryView }) => {
  const t = useText();
  const reader = useValueReader();
  const { type } = entry.subject;
  const names = entry.changes.map(({ field }) => fieldName(reader, { type, field }));
  const rest = names.length - fieldsNamed;
  return (
    <span className="quiet">
      {names.slice(0, fieldsNamed).join('、')}
      {rest > 0 && ` ${t(texts.andMore, { count: names.length })}`}
    </span>
  );
};

/** The columns of the audit: who, what, which, when, from where. */
export const useAuditColumns = (): Column<AuditEntryView>[] => {
  const t = useText();
  const called = useCalled();
  return [
    {
      key: 'at',
      title: t(texts.time),
      width: 136,
      onPhone: 'side',
      render: ({ at }) => <TimeAgo at={at} />,
    },
    {
      key: 'actor',
      title: t(texts.actor),
      width: 150,
      onPhone: 'note',
      render: ({ actor }) => <Actor actor={actor} />,
    },
    {
      key: 'action',
      title: t(texts.action),
      width: 190,
      onPhone: 'title',
      render: ({ action }) => called.action(action),
    },
    {
      key: 'subject',
      title: t(texts.subject),
      onPhone: 'title',
      render: ({ subject }) => (
        <span className="audit-subject">
          {subject.label} <small>{called.thing(subject.type)}</small>
        </span>
      ),
    },
    {
      key: 'changes',
      title: t(texts.changed),
      render: (entry) => <ChangedFields entry={entry} />,
    },
    {
      key: 'ip',
      title: t(texts.from),
      width: 132,
      onPhone: 'note',
      render: ({ ip }) => <FromWhere ip={ip} />,
    },
  ];
};
