import type { StoredFile } from '@yuanliu/core/forms';
import { FileText, RotateCw, X } from 'lucide-react';
import { useText } from '../../../lib/text.ts';
import { useFilling } from '../filling-context.ts';
import { inputTexts } from '../input-texts.ts';
import { sizeText } from './files-in.ts';
import type { Pending } from './use-uploads.ts';

interface FileLineProps {
  readonly file: StoredFile;
  readonly isPicture: boolean;
  /** Absent where it cannot be taken away. */
  readonly onRemove?: (() => void) | undefined;
}

/** A file that has been stored: its picture or its name, which opens it. */
export const FileLine = ({ file, isPicture, onRemove }: FileLineProps) => {
  const t = useText();
  const { addressOf } = useFilling();
  const address = addressOf(file.file);
  return (
    <li className={isPicture ? 'file-picture' : 'file-line'}>
      <a href={address} target="_blank" rel="noreferrer" aria-label={t(inputTexts.open, { name: file.name })}>
        {isPicture ? (
          <img src={address} alt={file.name} loading="lazy" />
        ) : (
          <>
            <FileText size={16} strokeWidth={1.75} />
            <span>{file.name}</span>
            <small className="figures">{sizeText(file.size)}</small>
          </>
        )}
      </a>
      {onRemove !== undefined && (
        <button
          type="button"
          className="file-remove"
          aria-label={t(inputTexts.remove, { name: file.name })}
          onClick={onRemove}
        >
          <X size={14} />
        </button>
      )}
    </li>
  );
};

interface PendingLineProps {
  readonly pending: Pending;
  readonly onRetry: () => void;
  readonly onDrop: () => void;
}

/** A file on its way: how far it has come or, where it did not arrive, why and once more. */
export const PendingLine = ({ pending: { file, part, failure }, onRetry, onDrop }: PendingLineProps) => {
  const t = useText();
  return (
    <li className={failure === undefined ? 'file-line' : 'file-line file-failed'}>
      <span className="file-name">
        <FileText size={16} strokeWidth={1.75} />
        <span>{file.name}</span>
      </span>
      {failure === undefined ? (
        <>
          <progress value={part} max={1} />
          <small className="figures">{t(inputTexts.uploading, { percent: Math.round(part * 100) })}</small>
        </>
      ) : (
        <>
          <small className="field-error">{failure}</small>
          <button type="button" className="text-button" onClick={onRetry}>
            <RotateCw size={13} /> {t(inputTexts.retry)}
          </button>
        </>
      )}
      <button
        type="button"
        className="file-remove"
        aria-label={t(inputTexts.remove, { name: file.name })}
        onClick={onDrop}
      >
        <X size={14} />
      </button>
    </li>
  );
};
