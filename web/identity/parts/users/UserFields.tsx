import { seeDepartments } from '@yuanliu/core/identity';
import { Input, Segmented } from 'antd';
import { useCan } from '../../../lib/person.ts';
import { useText } from '../../../lib/text.ts';
import { FormField } from '../../../ui/form/FormField.tsx';
import type { Form } from '../../../ui/form/use-form.ts';
import { texts } from '../../texts.ts';
import { DepartmentSelect } from '../DepartmentSelect.tsx';
import type { UserValues } from './user-form.ts';

/** The fields of a user, for the new one and for the one that is there. */
export const UserFields = ({ form }: { readonly form: Form<UserValues> }) => {
  const t = useText();
  const can = useCan();
  const { values, set } = form;
  return (
    <>
      <div className="field-pair">
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
        <FormField form={form} name="login" label={t(texts.login)} hint={t(texts.loginHint)} isRequired>
          {(control) => (
            <Input
              {...control}
              className="code-input"
              value={values.login}
              maxLength={64}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => set({ login: event.target.value })}
            />
          )}
        </FormField>
      </div>
      {can(seeDepartments) && (
        <FormField form={form} name="departmentId" label={t(texts.department)} hint={t(texts.departmentHint)}>
          {(control) => (
            <DepartmentSelect
              control={control}
              value={values.departmentId}
              onChange={(departmentId) => set({ departmentId })}
            />
          )}
        </FormField>
      )}
      <ContactFields form={form} />
    </>
  );
};

/** Mail, telephone and language. */
const ContactFields = ({ form }: { readonly form: Form<UserValues> }) => {
  const t = useText();
  const { values, set } = form;
  return (
    <>
      <div className="field-pair">
        <FormField form={form} name="phone" label={t(texts.phone)}>
          {(control) => (
            <Input
              {...control}
              type="tel"
              value={values.phone}
              maxLength={30}
              autoComplete="off"
              onChange={(event) => set({ phone: event.target.value })}
            />
          )}
        </FormField>
        <FormField form={form} name="email" label={t(texts.email)}>
          {(control) => (
            <Input
              {...control}
              type="email"
              value={values.email}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => set({ email: event.target.value })}
            />
          )}
        </FormField>
      </div>
      <FormField form={form} name="language" label={t(texts.language)}>
        {({ id }) => (
          <Segmented<UserValues['language']>
            id={id}
            className="fit"
            value={values.language}
            options={[
              { value: 'zh', label: t(texts.chinese) },
              { value: 'en', label: t(texts.english) },
            ]}
            onChange={(language) => set({ language })}
          />
        )}
      </FormField>
    </>
  );
};
