import { checkForm, type DefinitionVerdict, diffDefinitions, publishForm } from '@yuanliu/core/forms';
import { Button, Input, Modal } from 'antd';
import { CircleAlert } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { ApiProblem } from '../../../lib/api-problem.ts';
import { call } from '../../../lib/call.ts';
import { useText } from '../../../lib/text.ts';
import { ErrorState, Loading, showToast } from '../../../ui/index.ts';
import type { Autosave } from '../state/autosave.ts';
import { useDesigner } from '../state/designer.ts';
import { texts } from '../texts.ts';
import { ChangeList } from './ChangeList.tsx';
import { FindingList } from './FindingList.tsx';

const words = texts.publish;

interface PublishDialogProps {
  readonly autosave: Autosave;
  readonly onPublished: (version: number) => void;
  readonly onClose: () => void;
}

/** Saves the draft and asks the server what publishing it would change. */
const useVerdict = (autosave: Autosave, round: number) => {
  const { form, drawing } = useDesigner();
  const [verdict, setVerdict] = useState<DefinitionVerdict>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    let isOver = false;
    const ask = async (): Promise<void> => {
      await autosave.flush();
      const { definition } = drawing.get();
      const found = await call(checkForm, { params: { form }, body: { definition } });
      if (!isOver) setVerdict(found);
    };
    setError(undefined);
    ask().catch((failure: unknown) => {
      if (!isOver) setError(failure);
    });
    return () => {
      isOver = true;
    };
  }, [autosave, drawing, form, round]);
  return { verdict, error };
};

/** What publishing changes, what it does to records, and the consent to what would be lost. */
export const PublishDialog = ({ autosave, onPublished, onClose }: PublishDialogProps) => {
  const t = useText();
  const designer = useDesigner();
  const noteId = useId();
  const [round, setRound] = useState(0);
  const { verdict, error } = useVerdict(autosave, round);
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set());
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const faults = verdict?.issues.filter(({ severity }) => severity === 'error') ?? [];
  const findings = verdict?.findings ?? [];
  const isFirst = designer.published.get() === undefined;
  // Against nothing the server tells no changes: all of it is new.
  const { definition } = designer.drawing.get();
  const changes = isFirst
    ? diffDefinitions({ ...definition, fields: [], layout: [] }, definition).filter(
        ({ part }) => part === 'field',
      )
    : (verdict?.changes ?? []);
  const mayPublish =
    verdict !== undefined &&
    faults.length === 0 &&
    (isFirst || changes.length > 0) &&
    findings.every(({ id, weight }) => weight === 'notice' || (weight === 'consent' && accepted.has(id)));
  const accept = (id: string, isAccepted: boolean): void => {
    const next = new Set(accepted);
    if (isAccepted) next.add(id);
    else next.delete(id);
    setAccepted(next);
  };
  const publish = async (): Promise<void> => {
    setBusy(true);
    setRefusal(undefined);
    try {
      if (!(await autosave.flush())) {
        setRefusal(t(words.notSaved));
        return;
      }
      const body = {
        draftVersion: autosave.draftVersion,
        accept: [...accepted],
        ...(note.trim() !== '' && { note: note.trim() }),
      };
      const { version } = await call(publishForm, { params: { form: designer.form }, body });
      showToast({ text: t(words.done, { version }) });
      onPublished(version);
    } catch (failure) {
      // Records may have changed since the findings were counted: they are counted anew.
      setRefusal(failure instanceof ApiProblem ? failure.detail : String(failure));
      setRound(round + 1);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      width={720}
      title={t(isFirst ? words.first : words.title)}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(words.cancel)}</Button>
          <Button
            type="primary"
            disabled={!mayPublish}
            loading={isBusy}
            onClick={() => {
              publish().catch(() => undefined);
            }}
          >
            {t(words.action)}
          </Button>
        </>
      }
    >
      {verdict === undefined && error === undefined && <Loading rows={5} />}
      {error !== undefined && <ErrorState error={error} onRetry={() => setRound(round + 1)} />}
      {verdict !== undefined && (
        <div className="publish">
          {faults.length > 0 && (
            <p className="field-error publish-faults">
              <CircleAlert size={15} /> {t(words.faults, { count: faults.length })}
            </p>
          )}
          {findings.length > 0 && (
            <section>
              <h3>{t(words.findings)}</h3>
              <FindingList findings={findings} accepted={accepted} onAccept={accept} />
            </section>
          )}
          <section>
            <h3>{t(isFirst ? words.contents : words.changes, { count: changes.length })}</h3>
            <ChangeList changes={changes} />
          </section>
          <div className="property">
            <label htmlFor={noteId}>{t(words.note)}</label>
            <Input.TextArea
              id={noteId}
              maxLength={500}
              className="growing"
              rows={2}
              placeholder={t(words.noteHint)}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          </div>
          {refusal !== undefined && (
            <p className="field-error" role="alert">
              {refusal}
            </p>
          )}
        </div>
      )}
    </Modal>
  );
};
