import { setUserRoles, type User } from '@yuanliu/core/identity';
import { useChange } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { FormDrawer } from '../../../ui/form/FormDrawer.tsx';
import { FormField } from '../../../ui/form/FormField.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { showToast } from '../../../ui/Toast.tsx';
import { userReads } from '../../queries.ts';
import { readable } from '../../refusal.ts';
import { texts } from '../../texts.ts';
import { RoleSelect } from '../RoleSelect.tsx';
import { rereadUser } from './EditUser.tsx';

interface RoleValues extends Readonly<Record<string, unknown>> {
  readonly roleIds: readonly string[];
}

interface EditUserRolesProps {
  readonly user: User;
  readonly onClose: () => void;
}

const valuesOf = (user: User): RoleValues => ({ roleIds: user.roles.map(({ id }) => id) });

/** Gives a user roles and takes them away. */
export const EditUserRoles = ({ user, onClose }: EditUserRolesProps) => {
  const t = useText();
  const change = useChange(setUserRoles, userReads);
  const form = useForm<RoleValues, unknown>({
    draft: `identity.user-roles.${user.id}.${user.version}`,
    initial: valuesOf(user),
    save: async ({ roleIds }) => {
      try {
        await change.mutateAsync({
          params: { id: user.id },
          body: { roleIds: [...roleIds], version: user.version },
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
    <FormDrawer isOver form={form} title={t(texts.rolesOf, { name: user.name })} onClose={onClose}>
      <FormField form={form} name="roleIds" label={t(texts.roles)} hint={t(texts.rolesHint)}>
        {(control) => (
          <RoleSelect
            control={control}
            value={form.values.roleIds}
            onChange={(roleIds) => form.set({ roleIds })}
          />
        )}
      </FormField>
    </FormDrawer>
  );
};
