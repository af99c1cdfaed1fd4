import { useNavigate, useParams } from '@tanstack/react-router';
import type { FormInUse } from '../filling/form-in-use.ts';
import { RecordView } from '../record/RecordView.tsx';
import { WithForm } from './WithForm.tsx';

/** A record on a page of its own. */
export const RecordPage = () => {
  const { form = '' }: { readonly form?: string } = useParams({ strict: false });
  return <WithForm key={form} formKey={form} Page={Opened} />;
};

const Opened = ({ form }: { readonly form: FormInUse }) => {
  const { id = '' }: { readonly id?: string } = useParams({ strict: false });
  const navigate = useNavigate();
  return (
    <RecordView
      form={form}
      id={id}
      isBeside={false}
      onGone={() => {
        navigate({ to: '/forms/$form', params: { form: form.key } }).catch(() => undefined);
      }}
    />
  );
};
