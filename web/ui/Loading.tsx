import { useText } from '../lib/text.ts';
import { uiTexts } from './ui-texts.ts';

/** A place whose content is on its way: quiet bars, shown only after a moment so that fast answers do not flicker. */
export const Loading = ({ rows = 6 }: { readonly rows?: number }) => {
  const t = useText();
  return (
    <output className="loading">
      <span className="visually-hidden">{t(uiTexts.loading)}</span>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <span key={row} className="loading-bar" style={{ width: `${92 - ((row * 37) % 50)}%` }} />
      ))}
    </output>
  );
};
