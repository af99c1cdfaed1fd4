import { checkForm, readFormVersion, rollBackForm } from '@yuanliu/core/forms';
import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import { ApiProblem } from '../../../lib/api-problem.ts';
import { call } from '../../../lib/call.ts';
import { useText } from '../../../lib/text.ts';
import { ErrorState, Loading, showToast } from '../../../ui/index.ts';
import { ChangeList } from '../publish/ChangeList.tsx';
import { FindingList } from '../publish/FindingList.tsx';
import { VersionNote } from '../publish/VersionNote.tsx';
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

const useRollBack = ({ form, to, onDone }: RollBackProps) => {
  const t = useText();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const go = async (accept: readonly string[], note: string): Promise<void> => {
    setBusy(true);
    try {
      const body = { to, accept: [...accept], ...(note.trim() !== '' && { note: note.trim() }) };
      const { version } = await call(rollBackForm, { params: { form }, body });
      showToast({ text: t(words.wentBack, { to, version }) });
      onDone();
    } catch (failure) {
      setRefusal(failure instanceof ApiProblem ? failure.detail : String(failure));
    } finally {
      setBusy(false);
    }
  };
  return { go, isBusy, refusal };
};

/** Publishes an earlier version anew: what that changes, what it does to records, and the consent to losses. */
export const RollBack = (props: RollBackProps) => {
  const { form, to, onClose } = props;
  const t = useText();
  const { data, error, refetch } = useQuery({
    queryKey: ['forms.roll-back', form, to],
    queryFn: () => ask(form, to),
    gcTime: 0,
  });
  const { go, isBusy, refusal } = useRollBack(props);
  const [accepted, setAccepted] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const isClear = data?.findings.every(
    ({ id, weight }) => weight === 'notice' || (weight === 'consent' && accepted.includes(id)),
  );
  return (
    <Modal
      open
      width={680}
      title={t(words.goBackTo, { version: to })}
      okText={t(words.goBackAction)}
      cancelText={t(texts.dialog.cancel)}
      okButtonProps={{ disabled: isClear !== true, loading: isBusy }}
      onOk={() => {
        go(accepted, note).catch(() => undefined);
      }}
      onCancel={onClose}
    >
      {data === undefined && error === null && <Loading rows={4} />}
      {error !== null && <ErrorState error={error} onRetry={() => refetch()} />}
      {data !== undefined && (
        <div className="publish">
          {data.findings.length > 0 && (
            <FindingList
              findings={data.findings}
              accepted={new Set(accepted)}
              onAccept={(id, yes) =>
                setAccepted(yes ? [...accepted, id] : accepted.filter((each) => each !== id))
              }
            />
          )}
          <ChangeList changes={data.changes} />
          <VersionNote note={note} onChange={setNote} />
          {refusal !== undefined && <p className="field-error">{refusal}</p>}
        </div>
      )}
    </Modal>
  );
};
