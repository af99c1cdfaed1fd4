import { changeRole, createRole, readRole, type Role } from '@yuanliu/core/identity';
import { call } from '../../../lib/call.ts';
import { queryClient, useChange } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { type Form, useForm } from '../../../ui/form/use-form.ts';
import { showToast } from '../../../ui/Toast.tsx';
import { roleReads } from '../../queries.ts';
import { readable } from '../../refusal.ts';
import { type RoleGrants, sortedGrants } from '../../role-grants.ts';
import { roleTexts as texts } from '../../role-texts.ts';

/** What the editor of a role holds. */
export interface RoleValues extends Readonly<Record<string, unknown>> {
  readonly name: string;
  readonly description: string;
  readonly grants: RoleGrants;
}

/** A role as its editor takes it; a new one gives nothing. */
export const roleValues = (role: Role | undefined): RoleValues => ({
  name: role?.name ?? '',
  description: role?.description ?? '',
  grants: sortedGrants(role?.grants ?? {}),
});

const reread = async (id: string): Promise<RoleValues> => {
  const input = { params: { id } };
  const role = await call(readRole, input);
  queryClient.setQueryData([readRole.id, input], role);
  return roleValues(role);
};

/** The form of a role; `onCreated` gets the id of a new one. */
export const useRoleForm = (role: Role | undefined, onCreated: (id: string) => void): Form<RoleValues> => {
  const t = useText();
  const create = useChange(createRole, roleReads);
  const change = useChange(changeRole, roleReads);
  const save = async ({ name, description, grants }: RoleValues): Promise<string> => {
    const definition = { name: name.trim(), description: description.trim(), grants };
    try {
      if (role === undefined) return (await create.mutateAsync({ body: definition })).id;
      await change.mutateAsync({ params: { id: role.id }, body: { ...definition, version: role.version } });
      return role.id;
    } catch (error) {
      throw readable(error);
    }
  };
  const form = useForm<RoleValues, string>({
    draft: role === undefined ? 'identity.role.new' : `identity.role.${role.id}.${role.version}`,
    initial: roleValues(role),
    required: ['name'],
    save,
    ...(role !== undefined && { reload: () => reread(role.id) }),
    onSaved: (id) => {
      showToast({
        text: role === undefined ? t(texts.created, { name: form.values.name.trim() }) : t(texts.saved),
      });
      if (role === undefined) onCreated(id);
    },
  });
  return form;
};
