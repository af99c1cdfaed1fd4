import { Button } from 'antd';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '../../../lib/clipboard.ts';
import { useText } from '../../../lib/text.ts';
import { keyTexts } from '../../own-texts.ts';
import { texts } from '../../texts.ts';
import { ToldSecret } from '../ToldSecret.tsx';
import './keys.css';

interface ToldKeyProps {
  readonly name: string;
  readonly apiKey: string;
  readonly onClose: () => void;
}

/** The key that was just made, shown this once, and a line that tries it. */
export const ToldKey = ({ name, apiKey, onClose }: ToldKeyProps) => {
  const t = useText();
  return (
    <ToldSecret
      title={t(keyTexts.toldTitle, { name })}
      text={t(keyTexts.toldText)}
      lines={[{ label: t(keyTexts.key), value: apiKey }]}
      copied={apiKey}
      copyLabel={t(keyTexts.copyKey)}
      onClose={onClose}
    >
      <TryIt line={`curl -H "Authorization: Bearer ${apiKey}" ${location.origin}/api/me`} />
    </ToldSecret>
  );
};

const TryIt = ({ line }: { readonly line: string }) => {
  const t = useText();
  const [isCopied, setCopied] = useState(false);
  const Picture = isCopied ? Check : Copy;
  const copy = async () => setCopied(await copyText(line));
  return (
    <div className="try-key">
      <p>{t(keyTexts.tryIt)}</p>
      <pre className="code">{line}</pre>
      <div className="try-key-buttons">
        <Button
          size="small"
          icon={<Picture size={13} aria-hidden />}
          onClick={() => copy().catch(() => undefined)}
        >
          <span aria-live="polite">{t(isCopied ? texts.copiedBoth : keyTexts.copyCurl)}</span>
        </Button>
        <a href="/api/docs" target="_blank" rel="noreferrer">
          {t(keyTexts.docs)}
        </a>
      </div>
    </div>
  );
};
