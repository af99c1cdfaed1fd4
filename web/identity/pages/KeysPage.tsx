import { keyStates, listKeys, seeKeys } from '@yuanliu/core/identity';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { oneOf, useListState } from '../../lib/list-state.ts';
import { usePerson } from '../../lib/person.ts';
import { usePages } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { keyTexts } from '../own-texts.ts';
import { CreateKey } from '../parts/keys/CreateKey.tsx';
import { useKeyColumns } from '../parts/keys/key-columns.tsx';
import { type KeyFilter, KeyFilters, keyFilters } from '../parts/keys/KeyFilters.tsx';
import { KeyPanel } from '../parts/keys/KeyPanel.tsx';
import '../identity.css';

/** API keys, one's own and those within reach: looked at, made, revoked. */
export const KeysPage = () => {
  const t = useText();
  const me = usePerson();
  const hasOthers = me.rights[seeKeys.name] !== 'own';
  const list = useListState<KeyFilter>({ filters: keyFilters });
  const keys = usePages(listKeys, { query: queryOf(list.q, list.filters, me.id) });
  const columns = useKeyColumns(hasOthers);
  const [opened, open] = useOpened();
  const [isCreating, setCreating] = useState(false);
  const openedKey = keys.rows?.find(({ id }) => id === opened);
  const create = keys.first?.can.create === true && (
    <Button type="primary" icon={<Plus size={16} />} onClick={() => setCreating(true)}>
      {t(keyTexts.create)}
    </Button>
  );
  return (
    <>
      <PageHead title={t(keyTexts.title)} description={t(keyTexts.description)} action={create} />
      <DataTable
        name="identity.keys"
        label={t(keyTexts.title)}
        list={list}
        rows={keys}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => open(id)}
        searchHint={t(keyTexts.searchHint)}
        filters={<KeyFilters list={list} hasOthers={hasOthers} />}
        empty={{ icon: KeyRound, title: t(keyTexts.empty), text: t(keyTexts.emptyMore), action: create }}
      />
      {openedKey !== undefined && (
        <KeyPanel key={openedKey.id} apiKey={openedKey} onClose={() => open(undefined)} />
      )}
      {isCreating && <CreateKey onClose={() => setCreating(false)} />}
    </>
  );
};

const queryOf = (q: string, { owner, state }: Readonly<Partial<Record<KeyFilter, string>>>, myId: string) => {
  const known = oneOf(state, keyStates);
  return {
    ...(q !== '' && { search: q }),
    ...(owner === 'me' && { userId: myId }),
    ...(known !== undefined && { state: known }),
  };
};

/** The key whose panel is open, in the address. */
const useOpened = (): [string | undefined, (id: string | undefined) => void] => {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const opened = search['key'];
  return [
    typeof opened === 'string' ? opened : undefined,
    (key) => {
      navigate({ to: '.', search: { ...search, key }, replace: key === undefined }).catch(() => undefined);
    },
  ];
};
