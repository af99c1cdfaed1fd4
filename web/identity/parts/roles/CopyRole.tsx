import { copyRole, type Role } from '@yuanliu/core/identity';
import { Input } from 'antd';
import { useChange } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { FormDrawer } from '../../../ui/form/FormDrawer.tsx';
import { FormField } from '../../../ui/form/FormField.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { showToast } from '../../../ui/Toast.tsx';
import { roleReads } from '../../queries.ts';
import { readable } from '../../refusal.ts';
import { roleTexts as texts } from '../../role-texts.ts';

interface CopyValues extends Readonly<Record<string, unknown>> {
  readonly name: string;
}

interface CopyRoleProps {
  readonly role: Role;
  readonly onClose: () => void;
  readonly onCopied: (id: string) => void;
}

/** A new role that gives the same; its name is the only question. */
export const CopyRole = ({ role, onClose, onCopied }: CopyRoleProps) => {
  const t = useText();
  const copy = useChange(copyRole, roleReads);
  const form = useForm<CopyValues, string>({
    draft: `identity.role-copy.${role.id}`,
    initial: { name: t(texts.copyName, { name: role.name }) },
    required: ['name'],
    save: async ({ name }) => {
      try {
        return (await copy.mutateAsync({ params: { id: role.id }, body: { name: name.trim() } })).id;
      } catch (error) {
        throw readable(error);
      }
    },
    onSaved: (id) => {
      showToast({ text: t(texts.copied, { name: form.values.name.trim() }) });
      onCopied(id);
    },
  });
  return (
    <FormDrawer form={form} title={t(texts.copy)} saveText={t(texts.copy)} onClose={onClose}>
      <FormField form={form} name="name" label={t(texts.name)} isRequired>
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
    </FormDrawer>
  );
};
