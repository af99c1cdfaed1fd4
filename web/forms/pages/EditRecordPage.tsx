import { readRecord } from '@yuanliu/core/forms';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useEndpoint } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { ErrorState, Loading, showToast } from '../../ui/index.ts';
import { useOpenedDraft } from '../drafts/use-opened-draft.ts';
import type { FormInUse } from '../filling/form-in-use.ts';
import { RecordEditor } from '../record/RecordEditor.tsx';
import { recordTexts as texts } from '../record-texts.ts';
import { WithForm } from './WithForm.tsx';

/** A record that is changed. */
export const EditRecordPage = () => {
  const { form = '' }: { readonly form?: string } = useParams({ strict: false });
  return <WithForm key={form} formKey={form} Page={EditRecord} />;
};

const EditRecord = ({ form }: { readonly form: FormInUse }) => {
  const { id = '' }: { readonly id?: string } = useParams({ strict: false });
  const [turn, setTurn] = useState(0);
  return <Turn key={`${id}.${turn}`} form={form} id={id} onAgain={() => setTurn(turn + 1)} />;
};

interface TurnProps {
  readonly form: FormInUse;
  readonly id: string;
  readonly onAgain: () => void;
}

const Turn = ({ form, id, onAgain }: TurnProps) => {
  const t = useText();
  const navigate = useNavigate();
  const asked = useEndpoint(readRecord, { params: { form: form.key, id } });
  const draft = useOpenedDraft(form.key, id);
  // What is being changed stays as it was when this began; what others do meanwhile is told when it is saved.
  const [opened, setOpened] = useState(asked.data);
  if (opened === undefined && asked.data !== undefined && !asked.isFetching) setOpened(asked.data);
  const leave = () => {
    navigate({ to: '/forms/$form/records/$id', params: { form: form.key, id } }).catch(() => undefined);
  };
  if (asked.error !== null && opened === undefined)
    return (
      <ErrorState
        error={asked.error}
        onRetry={() => {
          asked.refetch().catch(() => undefined);
        }}
      />
    );
  if (opened === undefined || draft === undefined) return <Loading />;
  return (
    <RecordEditor
      form={form}
      record={opened}
      draft={draft}
      onCancel={leave}
      onRestart={onAgain}
      onSaved={() => {
        showToast({ text: t(texts.saved) });
        leave();
      }}
    />
  );
};
