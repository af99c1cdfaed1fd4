import { Check, Copy } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { copyText } from '../../lib/clipboard.ts';
import { useText } from '../../lib/text.ts';
import { useModal } from '../../ui/use-modal.ts';
import { texts } from '../texts.ts';

interface ToldSecretProps {
  readonly title: string;
  readonly text: string;
  /** What is shown, line by line: a label and the value in the face of codes. */
  readonly lines: readonly { readonly label: string; readonly value: string }[];
  /** What the one button copies. */
  readonly copied: string;
  readonly copyLabel: string;
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

/** A secret that is told this once: only its own button closes it, never a stray key or a press beside it. */
export const ToldSecret = ({ title, text, lines, copied, copyLabel, children, onClose }: ToldSecretProps) => {
  const t = useText();
  const titleId = useId();
  const dialog = useModal(() => undefined);
  const [isCopied, setCopied] = useState(false);
  const Picture = isCopied ? Check : Copy;
  const copy = async () => setCopied(await copyText(copied));
  return (
    <dialog ref={dialog} className="confirm told-secret" aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      <p>{text}</p>
      <dl className="told-lines">
        {lines.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="code">{value}</dd>
          </div>
        ))}
      </dl>
      {children}
      <div className="confirm-buttons">
        <button type="button" className="button button-quiet" onClick={onClose}>
          {t(texts.done)}
        </button>
        <button type="button" className="button" onClick={() => copy().catch(() => undefined)}>
          <Picture size={15} aria-hidden />
          <span aria-live="polite">{isCopied ? t(texts.copiedBoth) : copyLabel}</span>
        </button>
      </div>
    </dialog>
  );
};
