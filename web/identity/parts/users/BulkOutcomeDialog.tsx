import { useId } from 'react';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { useModal } from '../../../ui/use-modal.ts';
import { texts } from '../../texts.ts';
import type { BulkOutcome } from './use-set-active.ts';

interface BulkOutcomeDialogProps {
  readonly outcome: BulkOutcome;
  readonly onClose: () => void;
}

/** Which accounts were left as they are, and why. */
export const BulkOutcomeDialog = ({ outcome, onClose }: BulkOutcomeDialogProps) => {
  const t = useText();
  const language = useLanguage();
  const titleId = useId();
  const dialog = useModal(onClose);
  const refused = outcome.results.flatMap(({ id, problem }) =>
    problem === null ? [] : [{ id, why: problem.text[language] }],
  );
  const done = outcome.results.length - refused.length;
  return (
    <dialog ref={dialog} className="confirm bulk-outcome" aria-labelledby={titleId}>
      <h2 id={titleId}>{t(texts.bulkTitle, { done, refused: refused.length })}</h2>
      <ul>
        {refused.map(({ id, why }) => (
          <li key={id}>
            <strong>{outcome.rows.find((row) => row.id === id)?.name ?? id}</strong>
            <span>{why}</span>
          </li>
        ))}
      </ul>
      <div className="confirm-buttons">
        <button type="button" className="button" onClick={onClose}>
          {t(texts.close)}
        </button>
      </div>
    </dialog>
  );
};
