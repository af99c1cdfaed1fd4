import type { Role } from '@yuanliu/core/identity';
import type { RowRange } from '@yuanliu/core/platform';
import { Button } from 'antd';
import { useText } from '../../../lib/text.ts';
import type { Form } from '../../../ui/form/use-form.ts';
import { useRights } from '../../queries.ts';
import { rightModules } from '../../right-modules.ts';
import { type GrantChange, grantChanges } from '../../role-grants.ts';
import { roleTexts as texts } from '../../role-texts.ts';
import { rangeTexts } from './RangeChoice.tsx';
import type { RoleValues } from './use-role-form.ts';

interface RoleChangesProps {
  readonly form: Form<RoleValues>;
  readonly saved: RoleValues;
  /** Undefined for a new one. */
  readonly role: Role | undefined;
}

/** The bar at the lower edge: what differs from the saved role, whom it concerns, and saving. */
export const RoleChanges = ({ form, saved, role }: RoleChangesProps) => {
  const t = useText();
  const { values } = form;
  const changes = grantChanges(saved.grants, values.grants);
  if (role !== undefined && !form.isChanged) return null;
  return (
    <section className="role-changes" aria-label={t(texts.unsaved)}>
      {role !== undefined && (
        <div className="role-changes-list">
          <h3>{t(texts.unsaved)}</h3>
          <ul>
            {values.name !== saved.name && <li>{t(texts.renamed, { from: saved.name, to: values.name })}</li>}
            {values.description !== saved.description && <li>{t(texts.aboutChanged)}</li>}
            {changes.map((change) => (
              <ChangeLine key={change.right} change={change} />
            ))}
          </ul>
          {role.members > 0 && changes.length > 0 && (
            <p className="quiet">{t(texts.affects, { count: role.members })}</p>
          )}
        </div>
      )}
      <div className="role-changes-buttons">
        {role !== undefined && <Button onClick={form.discard}>{t(texts.discard)}</Button>}
        <Button type="primary" loading={form.isSaving} onClick={form.submit}>
          {t(role === undefined ? texts.create : texts.save)}
        </Button>
      </div>
    </section>
  );
};

const ChangeLine = ({ change: { right, from, to } }: { readonly change: GrantChange }) => {
  const t = useText();
  const { data } = useRights();
  const known = rightModules(data)
    .flatMap(({ rights }) => rights)
    .find(({ name }) => name === right);
  const rangeOf = (range: RowRange | undefined): string =>
    range === undefined || known?.rows !== true ? '' : t(rangeTexts[range]);
  const kindOf = (): 'added' | 'removed' | 'changed' => {
    if (from === undefined) return 'added';
    return to === undefined ? 'removed' : 'changed';
  };
  const kind = kindOf();
  const range =
    kind === 'changed' ? t(texts.changedRange, { from: rangeOf(from), to: rangeOf(to) }) : rangeOf(to);
  return (
    <li className={`change-${kind}`}>
      <span className="change-sign">
        <span aria-hidden>{{ added: '+', removed: '−', changed: '~' }[kind]}</span>
        {kind !== 'changed' && <span className="visually-hidden">{t(texts[kind])}</span>}
      </span>
      {known === undefined ? right : t(known.text)}
      {range !== '' && <small>{range}</small>}
    </li>
  );
};
