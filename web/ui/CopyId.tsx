import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../lib/text.ts';
import { showToast } from './Toast.tsx';
import { uiTexts } from './ui-texts.ts';

/** The clipboard is closed to pages that are not served over HTTPS; there the old way still works. */
const copy = async (text: string): Promise<boolean> => {
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  // oxlint-disable-next-line typescript/no-deprecated -- the only way to copy on a page that has no HTTPS
  const done = document.execCommand('copy');
  area.remove();
  return done;
};

interface CopyIdProps {
  readonly value: string;
  /** Ids are shown by their last eight characters unless the whole is wanted. */
  readonly isWhole?: boolean;
}

/** An id or code in the monospaced face that a click copies whole. */
export const CopyId = ({ value, isWhole = false }: CopyIdProps) => {
  const t = useText();
  const [copied, setCopied] = useState(false);
  const press = async () => {
    const done = await copy(value);
    setCopied(done);
    if (!done) showToast({ kind: 'failed', text: t(uiTexts.copyFailed) });
    setTimeout(() => setCopied(false), 1500);
  };
  const shown = isWhole || value.length <= 12 ? value : `…${value.slice(-8)}`;
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
