import { useNavigate, useParams } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../lib/text.ts';
import { EmptyState, Loading, showToast } from '../../ui/index.ts';
import { useOpenedDraft } from '../drafts/use-opened-draft.ts';
import type { FormInUse } from '../filling/form-in-use.ts';
import { RecordEditor } from '../record/RecordEditor.tsx';
import { recordTexts as texts } from '../record-texts.ts';
import { WithForm } from './WithForm.tsx';

/** A new record of a form. */
export const NewRecordPage = () => {
  const { form = '' }: { readonly form?: string } = useParams({ strict: false });
  return <WithForm key={form} formKey={form} Page={NewRecord} />;
};

const NewRecord = ({ form }: { readonly form: FormInUse }) => {
  const t = useText();
  const [turn, setTurn] = useState(0);
  if (!form.access.actions.includes('create')) return <EmptyState icon={Lock} title={t(texts.noCreate)} />;
  return <Turn key={turn} form={form} onAgain={() => setTurn(turn + 1)} />;
};

const Turn = ({ form, onAgain }: { readonly form: FormInUse; readonly onAgain: () => void }) => {
  const t = useText();
  const navigate = useNavigate();
  const draft = useOpenedDraft(form.key, undefined);
  if (draft === undefined) return <Loading />;
  const open = (id: string, replace: boolean) => {
    navigate({ to: '/forms/$form/records/$id', params: { form: form.key, id }, replace }).catch(
      () => undefined,
    );
  };
  return (
    <RecordEditor
      form={form}
      record={undefined}
      draft={draft}
      onCancel={() => {
        navigate({ to: '/forms/$form', params: { form: form.key } }).catch(() => undefined);
      }}
      onRestart={onAgain}
      onSaved={({ id, title }, again) => {
        const text = t(texts.submitted, { title });
        if (again) showToast({ text, undo: () => open(id, false), undoText: t(texts.open) });
        else showToast({ text });
        if (again) onAgain();
        else open(id, true);
      }}
    />
  );
};
