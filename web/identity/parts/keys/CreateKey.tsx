import { createKey, listRights } from '@yuanliu/core/identity';
import { Input } from 'antd';
import { useState } from 'react';
import { ApiProblem } from '../../../lib/api-problem.ts';
import { usePerson } from '../../../lib/person.ts';
import { useChange, useEndpoint } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { FormDrawer } from '../../../ui/form/FormDrawer.tsx';
import { FormField } from '../../../ui/form/FormField.tsx';
import { type Form, useForm } from '../../../ui/form/use-form.ts';
import { Loading } from '../../../ui/Loading.tsx';
import { keyTexts } from '../../own-texts.ts';
import { keyReads } from '../../queries.ts';
import { readable } from '../../refusal.ts';
import { groupRights } from '../../right-groups.ts';
import { blankKey, keyEnd, keyFaults, type KeyValues } from './key-form.ts';
import { KeyExpiry } from './KeyExpiry.tsx';
import { RightPicker } from './RightPicker.tsx';
import { ToldKey } from './ToldKey.tsx';

interface CreateKeyProps {
  readonly onClose: () => void;
}

interface Made {
  readonly name: string;
  readonly key: string;
}

/** A new key in one's own name; afterwards the key itself, once. */
export const CreateKey = ({ onClose }: CreateKeyProps) => {
  const t = useText();
  const [made, setMade] = useState<Made>();
  const create = useCreate();
  const form = useForm<KeyValues, Made>({
    draft: 'identity.key.new',
    initial: blankKey,
    required: ['name'],
    check: keyFaults(t, () => new Date()),
    save: create,
    onSaved: setMade,
  });
  if (made !== undefined) return <ToldKey name={made.name} apiKey={made.key} onClose={onClose} />;
  return (
    <FormDrawer form={form} title={t(keyTexts.create)} saveText={t(keyTexts.create)} onClose={onClose}>
      <FormField form={form} name="name" label={t(keyTexts.name)} hint={t(keyTexts.nameHint)} isRequired>
        {(control) => (
          <Input
            {...control}
            value={form.values.name}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => form.set({ name: event.target.value })}
          />
        )}
      </FormField>
      <KeyExpiry form={form} />
      <KeyRights form={form} />
    </FormDrawer>
  );
};

/** The list of rights may be on its way, or not come. */
const KeyRights = ({ form }: { readonly form: Form<KeyValues> }) => {
  const me = usePerson();
  const { data, error, refetch } = useEndpoint(listRights, {});
  if (data !== undefined) return <RightPicker form={form} groups={groupRights(data, me.rights)} />;
  if (error === null) return <Loading />;
  return (
    <ErrorState
      error={error}
      onRetry={() => {
        refetch().catch(() => undefined);
      }}
    />
  );
};

const useCreate = () => {
  const me = usePerson();
  const create = useChange(createKey, keyReads);
  return async (values: KeyValues): Promise<Made> => {
    const name = values.name.trim();
    // A draft may name rights that were taken from me since.
    const rights = values.rights.filter((right) => me.rights[right] !== undefined);
    const expiresAt = keyEnd(values, new Date())?.toISOString() ?? null;
    try {
      const { key } = await create.mutateAsync({ body: { name, rights, expiresAt } });
      return { name, key };
    } catch (error) {
      throw error instanceof ApiProblem ? readable(error) : error;
    }
  };
};
