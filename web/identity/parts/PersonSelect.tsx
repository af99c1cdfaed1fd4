import { listUsers, type UserRow } from '@yuanliu/core/identity';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useEndpoint } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import type { Control } from '../../ui/form/FormField.tsx';
import { texts } from '../texts.ts';

/** A person as the field shows one. */
export interface Chosen {
  readonly id: string;
  readonly name: string;
}

interface PersonSelectProps {
  readonly value: readonly Chosen[];
  readonly onChange: (people: readonly Chosen[]) => void;
  readonly isMany?: boolean;
  readonly control?: Control;
  readonly label?: string;
  /** What stands there while nobody is chosen; the hint to type when absent. */
  readonly placeholder?: string;
  /** People who stand in the list but cannot be chosen. */
  readonly isTaken?: (user: UserRow) => boolean;
}

interface Option {
  readonly value: string;
  readonly label: string;
  readonly disabled: boolean;
  readonly user: UserRow | undefined;
}

const pauseMilliseconds = 200;

/** Active users, found on the server by part of name, login or phone. */
export const PersonSelect = (props: PersonSelectProps) => {
  const { value, onChange, isMany = false, control, label, placeholder, isTaken } = props;
  const t = useText();
  const [words, setWords] = useState('');
  const search = usePaused(words);
  const query = { active: true, limit: 20, ...(search !== '' && { search }) };
  const { data, isFetching } = useEndpoint(listUsers, { query });
  const found = data?.rows ?? [];
  const named = new Map([...value, ...found].map(({ id, name }) => [id, name]));
  const options: Option[] = [
    ...found.map((user) => ({ value: user.id, label: user.name, user, disabled: isTaken?.(user) ?? false })),
    ...value
      .filter(({ id }) => !found.some((user) => user.id === id))
      .map(({ id, name }) => ({ value: id, label: name, user: undefined, disabled: false })),
  ];
  return (
    <Select<string[] | string, Option>
      {...control}
      {...(isMany && { mode: 'multiple' as const })}
      {...(label !== undefined && { 'aria-label': label })}
      allowClear
      className="person-select"
      placeholder={placeholder ?? t(texts.typeToFind)}
      notFoundContent={isFetching ? null : t(texts.nobodyFound)}
      loading={isFetching}
      showSearch={{ filterOption: false, onSearch: setWords }}
      value={isMany ? value.map(({ id }) => id) : (value[0]?.id ?? [])}
      options={options}
      optionRender={drawOption}
      onChange={(next?: string[] | string) => {
        const ids = next === undefined || next === '' ? [] : [next].flat();
        onChange(ids.map((id) => ({ id, name: named.get(id) ?? id })));
      }}
    />
  );
};

const drawOption = ({ data }: { readonly data: Option }) => <PersonOption option={data} />;

const PersonOption = ({ option: { label, user } }: { readonly option: Option }) => {
  const t = useText();
  return (
    <span className="person-option">
      <span>{label}</span>
      {user !== undefined && (
        <small>
          {user.login} · {user.departmentName ?? t(texts.noDepartment)}
        </small>
      )}
    </span>
  );
};

/** The words once the typing pauses. */
const usePaused = (words: string): string => {
  const [paused, setPaused] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(words.trim()), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [words]);
  return paused;
};
