import { checkForm, readFormVersion, rollBackForm } from '@yuanliu/core/forms';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { ApiProblem } from '../../../lib/api-problem.ts';
import { call } from '../../../lib/call.ts';
import { useText } from '../../../lib/text.ts';
import { ErrorState, Loading, showToast } from '../../../ui/index.ts';
import { ChangeList } from '../publish/ChangeList.tsx';
import { FindingList } from '../publish/FindingList.tsx';
import { texts } from '../texts.ts';

const words = texts.versions;

interface RollBackProps {
  readonly form: string;
  readonly to: number;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const ask = async (form: string, version: number) => {
  const { definition } = await call(readFormVersion, { params: { form, version } });
  return call(checkForm, { params: { form }, body: { definition } });
};

/** Publishes an earlier version anew: what that changes, what it does to records, and the consent to losses. */
export const RollBack = ({ form, to, onClose, onDone }: RollBackProps) => {
  const t = useText();
  const noteId = useId();
  const { data, error, refetch } = useQuery({
    queryKey: ['forms.roll-back', form, to],
    queryFn: () => ask(form, to),
    gcTime: 0,
  });
  const [accepted, setAccepted] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const findings = data?.findings ?? [];
  const isClear =
    data !== undefined &&
    findings.every(
      ({ id, weight }) => weight === 'notice' || (weight === 'consent' && accepted.includes(id)),
    );
  const go = async (): Promise<void> => {
    setBusy(true);
    try {
      const body = { to, accept: [...accepted], ...(note.trim() !== '' && { note: note.trim() }) };
      const { version } = await call(rollBackForm, { params: { form }, body });
      showToast({ text: t(words.wentBack, { to, version }) });
      onDone();
    } catch (failure) {
      setRefusal(failure instanceof ApiProblem ? failure.detail : String(failure));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      width={680}
      title={t(words.goBackTo, { version: to })}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(texts.dialog.cancel)}</Button>
          <Button
            type="primary"
            disabled={!isClear}
            loading={isBusy}
            onClick={() => {
              go().catch(() => undefined);
            }}
          >
            {t(words.goBackAction)}
          </Button>
        </>
      }
    >
      {data === undefined && error === null && <Loading rows={4} />}
      {error !== null && <ErrorState error={error} onRetry={() => refetch()} />}
      {data !== undefined && (
        <div className="publish">
          {findings.length > 0 && (
            <FindingList
              findings={findings}
              accepted={new Set(accepted)}
              onAccept={(id, yes) =>
                setAccepted(yes ? [...accepted, id] : accepted.filter((each) => each !== id))
              }
            />
          )}
          <ChangeList changes={data.changes} />
          <div className="property">
            <label htmlFor={noteId}>{t(texts.publish.note)}</label>
            <Input.TextArea
              id={noteId}
              maxLength={500}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          </div>
          {refusal !== undefined && <p className="field-error">{refusal}</p>}
        </div>
      )}
    </Modal>
  );
};
