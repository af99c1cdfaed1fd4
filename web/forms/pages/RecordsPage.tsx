import { useParams } from '@tanstack/react-router';
import { RecordsList } from '../list/RecordsList.tsx';
import { WithForm } from './WithForm.tsx';

/** The records of a form. */
export const RecordsPage = () => {
  const { form = '' }: { readonly form?: string } = useParams({ strict: false });
  return <WithForm key={form} formKey={form} Page={RecordsList} />;
};
