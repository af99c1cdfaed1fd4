import type { WholeEvent } from '@yuanliu/core/trace';
import { Button } from 'antd';
import { Copy, Download } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '../../../lib/clipboard.ts';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { formatNumber } from '../../../lib/time.ts';
import { showToast } from '../../../ui/index.ts';
import { eventPageTexts } from '../../event-page-texts.ts';

const texts = eventPageTexts.document;
const shownFirst = 24;

/** The event as its sender wrote it, to be read, copied and kept. */
export const DocumentSection = ({ event: { id, document: text } }: { readonly event: WholeEvent }) => {
  const t = useText();
  const language = useLanguage();
  const [isWhole, setWhole] = useState(false);
  const lines = text.split('\n');
  const isLong = lines.length > shownFirst + 4;
  const copy = async () => {
    const isDone = await copyText(text);
    showToast(isDone ? { text: t(texts.copied) } : { kind: 'failed', text: t(texts.copyFailed) });
  };
  return (
    <section>
      <header className="event-section-head">
        <h2>{t(texts.title)}</h2>
        <Button
          type="text"
          size="small"
          icon={<Copy size={14} />}
          onClick={() => {
            copy().catch(() => undefined);
          }}
        >
          {t(texts.copy)}
        </Button>
        <Button
          type="text"
          size="small"
          icon={<Download size={14} />}
          onClick={() => saveText(text, `event-${id}.json`)}
        >
          {t(texts.download)}
        </Button>
      </header>
      <p className="quiet">{t(texts.why)}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long line is moved sideways, by keys too */}
      <pre className="event-document" tabIndex={0} aria-label={t(texts.title)}>
        {(isLong && !isWhole ? lines.slice(0, shownFirst) : lines).join('\n')}
      </pre>
      {isLong && (
        <button type="button" className="text-button event-all" onClick={() => setWhole(!isWhole)}>
          {isWhole ? t(texts.fold) : t(texts.whole, { count: formatNumber(lines.length, language) })}
        </button>
      )}
    </section>
  );
};

const saveText = (text: string, name: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
};
