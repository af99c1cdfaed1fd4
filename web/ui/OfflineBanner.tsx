import { WifiOff } from 'lucide-react';
import { askAgain, useConnection } from '../lib/connection.ts';
import { useText } from '../lib/text.ts';
import { uiTexts } from './ui-texts.ts';

/** Says that there is no network or no server, and goes by itself; empty while all is well. */
export const OfflineBanner = () => {
  const t = useText();
  const connection = useConnection();
  return (
    <output className="offline-place">
      {connection !== 'ok' && (
        <div className="offline">
          <WifiOff size={16} />
          <span>{t(connection === 'offline' ? uiTexts.offline : uiTexts.unreachable)}</span>
          <button type="button" className="text-button" onClick={askAgain}>
            {t(uiTexts.again)}
          </button>
        </div>
      )}
    </output>
  );
};
