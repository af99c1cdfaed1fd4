import { changeUser, readUser, type User } from '@yuanliu/core/identity';
import { call } from '../../../lib/call.ts';
import { queryClient, useChange } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { FormDrawer } from '../../../ui/form/FormDrawer.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { showToast } from '../../../ui/Toast.tsx';
import { userReads } from '../../queries.ts';
import { readable } from '../../refusal.ts';
import { texts } from '../../texts.ts';
import { detailsOf, userFaults, type UserValues, valuesOf } from './user-form.ts';
import { UserFields } from './UserFields.tsx';

interface UserEditProps {
  readonly user: User;
  readonly onClose: () => void;
}

/** Reads a user past what is remembered, and remembers it. */
export const rereadUser = async (id: string): Promise<User> => {
  const input = { params: { id } };
  const user = await call(readUser, input);
  queryClient.setQueryData([readUser.id, input], user);
  return user;
};

/** Changes what is written down of a user. */
export const EditUser = ({ user, onClose }: UserEditProps) => {
  const t = useText();
  const change = useChange(changeUser, userReads);
  const form = useForm<UserValues, unknown>({
    draft: `identity.user.${user.id}.${user.version}`,
    initial: valuesOf(user),
    required: ['name', 'login'],
    check: userFaults(t),
    save: async (values) => {
      try {
        await change.mutateAsync({
          params: { id: user.id },
          body: { ...detailsOf(values), version: user.version },
        });
      } catch (error) {
        throw readable(error);
      }
    },
    reload: async () => valuesOf(await rereadUser(user.id)),
    onSaved: () => {
      showToast({ text: t(texts.saved) });
      onClose();
    },
  });
  return (
    <FormDrawer isOver form={form} title={t(texts.editOf, { name: user.name })} onClose={onClose}>
      <UserFields form={form} />
    </FormDrawer>
  );
};
