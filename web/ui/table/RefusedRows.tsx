import { useId } from 'react';
import { useText } from '../../lib/text.ts';
import { uiTexts } from '../ui-texts.ts';
import { useModal } from '../use-modal.ts';

/** A row that was left as it is. */
interface RefusedRow {
  readonly id: string;
  readonly name: string;
  readonly why: string;
}

interface RefusedRowsProps {
  /** How many were done, and how many not. */
  readonly title: string;
  readonly refused: readonly RefusedRow[];
  readonly onClose: () => void;
}

/** After something was done to several rows: which were left as they are, and why. */
export const RefusedRows = ({ title, refused, onClose }: RefusedRowsProps) => {
  const t = useText();
  const titleId = useId();
  const dialog = useModal(onClose);
  return (
    <dialog ref={dialog} className="confirm refused-rows" aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      <ul>
        {refused.map(({ id, name, why }) => (
          <li key={id}>
            <strong>{name}</strong>
            <span>{why}</span>
          </li>
        ))}
      </ul>
      <div className="confirm-buttons">
        <button type="button" className="button" onClick={onClose}>
          {t(uiTexts.close)}
        </button>
      </div>
    </dialog>
  );
};
