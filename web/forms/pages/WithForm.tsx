import { notFound } from '@yuanliu/core/platform';
import { FileQuestion } from 'lucide-react';
import type { ComponentType } from 'react';
import { ApiProblem } from '../../lib/api-problem.ts';
import { useText } from '../../lib/text.ts';
import { EmptyState, ErrorState, Loading } from '../../ui/index.ts';
import { type FormInUse, useFormInUse } from '../filling/form-in-use.ts';
import { recordTexts as texts } from '../record-texts.ts';

interface WithFormProps {
  readonly formKey: string;
  readonly Page: ComponentType<{ readonly form: FormInUse }>;
}

/** A page of a form once the form is there. */
export const WithForm = ({ formKey, Page }: WithFormProps) => {
  const t = useText();
  const { form, error, retry } = useFormInUse(formKey);
  if (form !== undefined) return <Page form={form} />;
  if (error instanceof ApiProblem && error.code === notFound.code)
    return <EmptyState icon={FileQuestion} title={t(texts.noForm)} text={error.detail} />;
  return error === null ? <Loading /> : <ErrorState error={error} onRetry={retry} />;
};
