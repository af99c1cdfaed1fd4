import { assignRoles, createUser, seeRoles, setUserRoles } from '@yuanliu/core/identity';
import { useState } from 'react';
import { ApiProblem } from '../../../lib/api-problem.ts';
import { useCan } from '../../../lib/person.ts';
import { useChange } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { FormDrawer } from '../../../ui/form/FormDrawer.tsx';
import { FormField } from '../../../ui/form/FormField.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { userReads } from '../../queries.ts';
import { readable } from '../../refusal.ts';
import { texts } from '../../texts.ts';
import { RoleSelect } from '../RoleSelect.tsx';
import { ToldPassword } from './ToldPassword.tsx';
import { blankUser, detailsOf, userFaults, type UserValues } from './user-form.ts';
import { UserFields } from './UserFields.tsx';

interface CreateUserProps {
  readonly departmentId: string | null;
  readonly onClose: () => void;
  readonly onCreated: (id: string) => void;
}

interface NewUser extends UserValues {
  readonly roleIds: readonly string[];
}

interface Created {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly password: string;
  /** Why the roles could not be given; the account is there all the same. */
  readonly rolesRefused: string | undefined;
}

/** A new account with its roles; afterwards the first password, once. */
export const CreateUser = ({ departmentId, onClose, onCreated }: CreateUserProps) => {
  const t = useText();
  const can = useCan();
  const create = useCreate();
  const [created, setCreated] = useState<Created>();
  const initial: NewUser = { ...blankUser(departmentId), roleIds: [] };
  const form = useForm<NewUser, Created>({
    draft: 'identity.user.new',
    initial,
    required: ['name', 'login'],
    check: userFaults(t),
    save: create,
    onSaved: setCreated,
  });
  if (created !== undefined)
    return (
      <ToldPassword
        user={created}
        password={created.password}
        isNew
        warning={created.rolesRefused}
        onClose={() => onCreated(created.id)}
      />
    );
  return (
    <FormDrawer form={form} title={t(texts.create)} saveText={t(texts.create)} onClose={onClose}>
      <UserFields form={form} />
      {can(assignRoles) && can(seeRoles) && (
        <FormField form={form} name="roleIds" label={t(texts.roles)}>
          {(control) => (
            <RoleSelect
              control={control}
              value={form.values.roleIds}
              onChange={(roleIds) => form.set({ roleIds })}
            />
          )}
        </FormField>
      )}
    </FormDrawer>
  );
};

/** Two calls: an account without its roles is still an account, so a refusal of the roles is told beside it. */
const useCreate = () => {
  const create = useChange(createUser, userReads);
  const give = useChange(setUserRoles, userReads);
  return async ({ roleIds, ...values }: NewUser): Promise<Created> => {
    const details = detailsOf(values);
    const { id, password } = await create.mutateAsync({ body: details });
    const rolesRefused = await refusalOf(async () => {
      if (roleIds.length === 0) return;
      await give.mutateAsync({ params: { id }, body: { roleIds: [...roleIds], version: 1 } });
    });
    return { id, name: details.name, login: details.login, password: password ?? '', rolesRefused };
  };
};

const refusalOf = async (work: () => Promise<void>): Promise<string | undefined> => {
  try {
    await work();
    return undefined;
  } catch (error) {
    const said = readable(error);
    return said instanceof ApiProblem ? said.detail : String(said);
  }
};
