import { EyeOff } from 'lucide-react';
import { useText } from '../../lib/text.ts';
import { hiddenTexts } from '../hidden-texts.ts';

/** Beside a unit of which events outside the reader's rights tell; a picture alone where another word stands there. */
export const PartlyHidden = ({ isShort }: { readonly isShort: boolean }) => {
  const t = useText();
  return (
    <span className="partly-hidden" title={t(hiddenTexts.unit)}>
      <EyeOff size={14} strokeWidth={1.75} aria-hidden />
      <span className={isShort ? 'visually-hidden' : undefined}>{t(hiddenTexts.partly)}</span>
    </span>
  );
};
