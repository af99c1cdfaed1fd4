import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '../lib/clipboard.ts';
import { useText } from '../lib/text.ts';
import { showToast } from './Toast.tsx';
import { uiTexts } from './ui-texts.ts';

interface CopyIdProps {
  readonly value: string;
  /** Ids are shown by their last eight characters unless the whole is wanted. */
  readonly isWhole?: boolean;
  /** Shown in place of the value where neither its end nor the whole says what it is. */
  readonly shown?: string;
}

const shortened = (value: string, isWhole: boolean): string =>
  isWhole || value.length <= 12 ? value : `…${value.slice(-8)}`;

/** An id or code in the monospaced face that a click copies whole. */
export const CopyId = ({ value, isWhole = false, shown = shortened(value, isWhole) }: CopyIdProps) => {
  const t = useText();
  const [copied, setCopied] = useState(false);
  const press = async () => {
    const done = await copyText(value);
    setCopied(done);
    if (!done) showToast({ kind: 'failed', text: t(uiTexts.copyFailed) });
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <button type="button" className="copy-id" title={value} onClick={() => press().catch(() => undefined)}>
      <span>{shown}</span>
      {copied ? <Check size={13} aria-hidden /> : <Copy size={13} aria-hidden />}
      <span className="visually-hidden" aria-live="polite">
        {t(copied ? uiTexts.copied : uiTexts.copy)}
      </span>
    </button>
  );
};
