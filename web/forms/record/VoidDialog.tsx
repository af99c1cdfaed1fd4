import { voidRecord, type WholeRecord } from '@yuanliu/core/forms';
import { useId, useState } from 'react';
import { useChange } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { showToast } from '../../ui/index.ts';
import { useModal } from '../../ui/use-modal.ts';
import { failureText } from '../failure-text.ts';
import { recordTexts as texts } from '../record-texts.ts';
import { recordReplies } from './use-sending.ts';

interface VoidDialogProps {
  readonly form: string;
  readonly record: Pick<WholeRecord, 'id' | 'title' | 'version'>;
  readonly onClose: () => void;
}

const longest = 500;

/** Asks why a record is void from now on. */
export const VoidDialog = ({ form, record: { id, title, version }, onClose }: VoidDialogProps) => {
  const t = useText();
  const [titleId, fieldId] = [useId(), useId()];
  const dialog = useModal(onClose);
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string>();
  const change = useChange(voidRecord, recordReplies);
  const send = () => {
    if (reason.trim() === '' || change.isPending) return;
    change.mutateAsync({ params: { form, id }, body: { version, reason: reason.trim() } }).then(
      () => {
        showToast({ text: t(texts.voided, { title }) });
        onClose();
      },
      (error: unknown) => setFault(failureText(error)),
    );
  };
  return (
    <dialog ref={dialog} className="confirm" aria-labelledby={titleId}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <h2 id={titleId}>{t(texts.voidTitle, { title })}</h2>
        <p>{t(texts.voidText)}</p>
        <div className="confirm-word">
          <label htmlFor={fieldId}>{t(texts.voidReason)}</label>
          <textarea
            id={fieldId}
            className="input void-reason"
            rows={3}
            maxLength={longest}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
        {fault !== undefined && <p className="field-error">{fault}</p>}
        <div className="confirm-buttons">
          <button type="button" className="button button-quiet" onClick={onClose}>
            {t(texts.cancel)}
          </button>
          <button type="submit" className="button button-danger" disabled={reason.trim() === ''}>
            {t(texts.void)}
          </button>
        </div>
      </form>
    </dialog>
  );
};
