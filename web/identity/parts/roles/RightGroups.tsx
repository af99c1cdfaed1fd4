import { Checkbox, Input } from 'antd';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { usePerson } from '../../../lib/person.ts';
import { useText } from '../../../lib/text.ts';
import { type KnownRight, type RightModule, rightModules } from '../../right-modules.ts';
import { rangesToGive, type RoleGrants, withGrant } from '../../role-grants.ts';
import { roleTexts as texts } from '../../role-texts.ts';
import { useRights } from '../../queries.ts';
import { RightLine } from './RightLine.tsx';

interface RightGroupsProps {
  readonly grants: RoleGrants;
  readonly saved: RoleGrants;
  readonly isReadOnly: boolean;
  readonly onChange: (grants: RoleGrants) => void;
}

/** All rights by module, found by words. */
export const RightGroups = (props: RightGroupsProps) => {
  const t = useText();
  const { data } = useRights();
  const [words, setWords] = useState('');
  const [isOnlyGiven, setOnlyGiven] = useState(props.isReadOnly);
  const wanted = words.trim().toLowerCase();
  const isShown = ({ name, text }: KnownRight): boolean =>
    (!isOnlyGiven || props.grants[name] !== undefined || props.saved[name] !== undefined) &&
    [text.zh, text.en, name].some((word) => word.toLowerCase().includes(wanted));
  const groups = rightModules(data)
    .map((group) => ({ ...group, rights: group.rights.filter(isShown) }))
    .filter(({ rights }) => rights.length > 0);
  return (
    <div className="rights">
      <div className="rights-tools">
        <Input
          type="search"
          aria-label={t(texts.search)}
          placeholder={t(texts.search)}
          prefix={<Search size={15} strokeWidth={1.75} />}
          value={words}
          maxLength={60}
          allowClear
          onChange={(event) => setWords(event.target.value)}
        />
        <Checkbox checked={isOnlyGiven} onChange={(event) => setOnlyGiven(event.target.checked)}>
          {t(texts.onlyGiven)}
        </Checkbox>
      </div>
      {groups.map((group) => (
        <RightGroup key={group.module} group={group} {...props} />
      ))}
      {data !== undefined && groups.length === 0 && (
        <p className="quiet">{t(texts.noRight, { words: words.trim() })}</p>
      )}
    </div>
  );
};

interface RightGroupProps extends RightGroupsProps {
  readonly group: RightModule;
}

const RightGroup = ({ group, grants, saved, isReadOnly, onChange }: RightGroupProps) => {
  const t = useText();
  const { rights: mine } = usePerson();
  const given = group.rights.filter(({ name }) => grants[name] !== undefined).length;
  const giveAll = () =>
    onChange(
      group.rights.reduce((next, { name, rows }) => {
        const widest = rangesToGive(rows ? mine[name] : mine[name] && 'all', saved[name]).at(-1);
        return next[name] === undefined && widest !== undefined ? withGrant(next, name, widest) : next;
      }, grants),
    );
  const giveNone = () =>
    onChange(group.rights.reduce((next, { name }) => withGrant(next, name, undefined), grants));
  return (
    <section className="right-group" aria-label={t(group.title)}>
      <header>
        <h3>{t(group.title)}</h3>
        <span className="figures quiet">{t(texts.given, { given, all: group.rights.length })}</span>
        {!isReadOnly && (
          <button type="button" className="quiet-button" onClick={given > 0 ? giveNone : giveAll}>
            {t(given > 0 ? texts.giveNone : texts.giveAll)}
          </button>
        )}
      </header>
      <ul>
        {group.rights.map((right) => (
          <RightLine
            key={right.name}
            right={right}
            given={grants[right.name]}
            saved={saved[right.name]}
            mine={mine[right.name]}
            isReadOnly={isReadOnly}
            onGive={(range) => onChange(withGrant(grants, right.name, range))}
          />
        ))}
      </ul>
    </section>
  );
};
