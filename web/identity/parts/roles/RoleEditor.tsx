import type { Role } from '@yuanliu/core/identity';
import { Input } from 'antd';
import { useText } from '../../../lib/text.ts';
import { FormField } from '../../../ui/form/FormField.tsx';
import { FormNotices } from '../../../ui/form/FormNotices.tsx';
import type { Form } from '../../../ui/form/use-form.ts';
import { useFormKeys } from '../../../ui/form/use-form-keys.ts';
import { roleTexts as texts } from '../../role-texts.ts';
import { RightGroups } from './RightGroups.tsx';
import { RoleChanges } from './RoleChanges.tsx';
import { type RoleValues, roleValues, useRoleForm } from './use-role-form.ts';

interface RoleEditorProps {
  /** Undefined draws up a new one. */
  readonly role: Role | undefined;
  readonly onCreated: (id: string) => void;
}

const administratorKey = 'administrator';

/** Name, description and rights of a role. */
export const RoleEditor = ({ role, onCreated }: RoleEditorProps) => {
  const t = useText();
  const form = useRoleForm(role, onCreated);
  const saved = roleValues(role);
  const isReadOnly = role !== undefined && !role.can.change;
  const { values, set } = form;
  const element = useFormKeys(form);
  return (
    <form
      ref={element}
      noValidate
      className="form role-editor"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      {isReadOnly && (
        <p className="form-notice">
          {t(role.key === administratorKey ? texts.administrator : texts.readOnly)}
        </p>
      )}
      <FormNotices form={form} />
      {!isReadOnly && <RoleNames form={form} />}
      {form.errors.byField['grants'] !== undefined && (
        <p className="form-refusal">{form.errors.byField['grants']}</p>
      )}
      <RightGroups
        grants={values.grants}
        saved={saved.grants}
        isReadOnly={isReadOnly}
        onChange={(grants) => set({ grants })}
      />
      {!isReadOnly && <RoleChanges form={form} saved={saved} role={role} />}
    </form>
  );
};

const RoleNames = ({ form }: { readonly form: Form<RoleValues> }) => {
  const t = useText();
  const { values, set } = form;
  return (
    <div className="role-names">
      <FormField form={form} name="name" label={t(texts.name)} isRequired>
        {(control) => (
          <Input
            {...control}
            value={values.name}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </FormField>
      <FormField form={form} name="description" label={t(texts.about)} hint={t(texts.aboutHint)}>
        {(control) => (
          <Input
            {...control}
            value={values.description}
            maxLength={500}
            autoComplete="off"
            onChange={(event) => set({ description: event.target.value })}
          />
        )}
      </FormField>
    </div>
  );
};
