import { type SavedRecord, textIn, type WholeRecord } from '@yuanliu/core/forms';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useLanguage } from '../../lib/preferences.ts';
import { useStore } from '../../lib/store.ts';
import { useText } from '../../lib/text.ts';
import { PageHead, TimeAgo } from '../../ui/index.ts';
import { DraftKeeper } from '../drafts/draft-keeper.ts';
import type { OpenedDraft } from '../drafts/use-opened-draft.ts';
import type { FormInUse } from '../filling/form-in-use.ts';
import { useFormFilling } from '../filling/use-form-filling.ts';
import { RecordForm } from '../parts/RecordForm.tsx';
import { recordTexts as texts } from '../record-texts.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import { useRecordFilling } from './use-record-filling.ts';
import { type SendingState, useSending } from './use-sending.ts';
import './record.css';

interface RecordEditorProps {
  readonly form: FormInUse;
  /** The record that is changed; undefined for a new one. */
  readonly record: WholeRecord | undefined;
  readonly draft: OpenedDraft;
  /** `again`: another one is to be filled in. */
  readonly onSaved: (saved: SavedRecord, again: boolean) => void;
  readonly onCancel: () => void;
  /** Begins again with nothing. */
  readonly onRestart: () => void;
}

/** What is being filled in, the draft that keeps it, and its submitting. */
const useEditing = ({ form, record, draft }: RecordEditorProps) => {
  const inputs = useFormFilling(form, record?.hidden);
  const standing = record && { id: record.id, version: draft.recordVersion ?? record.version };
  const [keeper] = useState(
    () => new DraftKeeper({ key: draft.key, id: draft.id, form: form.key, record: standing }),
  );
  useEffect(() => keeper.watch(), [keeper]);
  const filling = useRecordFilling({
    form,
    inputs,
    record,
    sent: draft.values,
    onChange: (sent) => keeper.keep(sent),
  });
  const sending = useSending({
    form: form.key,
    draft: draft.id,
    record: filling,
    keeper,
    standing,
    uploads: inputs.uploads,
  });
  return { inputs, keeper, filling, sending };
};

/** Fills in a new record, or changes one: with its rules alive, and kept as a draft until it is submitted. */
export const RecordEditor = (props: RecordEditorProps) => {
  const { form, record, draft, onSaved, onCancel, onRestart } = props;
  const t = useText();
  const language = useLanguage();
  const { inputs, keeper, filling, sending } = useEditing(props);
  const submit = (again: boolean) => sending.send((saved) => onSaved(saved, again));
  useSubmitKey(() => submit(false));
  const name = textIn(form.definition.name, language);
  return (
    <div className="record-editor">
      <PageHead
        title={record === undefined ? t(texts.create, { name }) : `${t(texts.edit)} · ${record.title}`}
        {...(form.definition.description !== undefined &&
          record === undefined && { description: textIn(form.definition.description, language) })}
      />
      <Notices
        draft={draft}
        trouble={sending.trouble}
        onRestart={() => {
          keeper.discard().then(onRestart, onRestart);
        }}
      />
      <RecordForm record={filling} filling={inputs.filling} isAttempted={sending.isAttempted} />
      <Foot
        isNew={record === undefined}
        keeper={keeper}
        isSending={sending.isSending}
        onCancel={onCancel}
        onSubmit={submit}
      />
      {sending.clash !== undefined && record !== undefined && (
        <ConflictDialog
          form={form}
          record={record}
          filling={filling}
          inputs={inputs}
          clash={sending.clash}
          onClose={sending.forgetClash}
          onMerged={(version, isToSave) => {
            sending.forgetClash();
            keeper.rebase(version);
            if (isToSave) sending.send((saved) => onSaved(saved, false), version);
          }}
        />
      )}
    </div>
  );
};

interface FootProps {
  readonly isNew: boolean;
  readonly keeper: DraftKeeper;
  readonly isSending: boolean;
  readonly onCancel: () => void;
  readonly onSubmit: (again: boolean) => void;
}

/** Where the draft is kept, and what ends it. */
const Foot = ({ isNew, keeper, isSending, onCancel, onSubmit }: FootProps) => {
  const t = useText();
  return (
    <footer className="record-foot">
      <DraftMark keeper={keeper} />
      <Button onClick={onCancel}>{t(texts.cancel)}</Button>
      {isNew && (
        <Button disabled={isSending} onClick={() => onSubmit(true)}>
          {t(texts.submitAndNext)}
        </Button>
      )}
      <Button type="primary" loading={isSending} onClick={() => onSubmit(false)}>
        {t(isNew ? texts.submit : texts.save)}
      </Button>
    </footer>
  );
};

/** Ctrl Enter submits from any field. */
const useSubmitKey = (submit: () => void): void => {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      submit();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  });
};

interface NoticesProps {
  readonly draft: OpenedDraft;
  readonly trouble: SendingState['trouble'];
  readonly onRestart: () => void;
}

const Notices = ({ draft: { savedAt, isFromElsewhere }, trouble, onRestart }: NoticesProps) => {
  const t = useText();
  const [before, after] = t(isFromElsewhere ? texts.restoredOther : texts.restored, { when: '|' }).split('|');
  return (
    <>
      {savedAt !== undefined && (
        <p className="form-notice">
          <span>
            {before}
            <TimeAgo at={savedAt} />
            {after}
          </span>
          <button type="button" className="text-button" onClick={onRestart}>
            {t(texts.startAgain)}
          </button>
        </p>
      )}
      <div role="alert">{trouble !== undefined && <p className="form-refusal">{t(texts[trouble])}</p>}</div>
    </>
  );
};

const marks = {
  clean: undefined,
  keeping: texts.keeping,
  here: texts.keptHere,
  server: texts.keptServer,
  failed: texts.keptFailed,
} as const;

/** Where what is typed is kept by now. */
const DraftMark = ({ keeper }: { readonly keeper: DraftKeeper }): ReactNode => {
  const t = useText();
  const mark = marks[useStore(keeper.state)];
  return <output className="draft-mark">{mark !== undefined && t(mark)}</output>;
};
