import type { AuditEntryView, seeAuditEntry } from '@yuanliu/core/identity';
import type { ReplyOf } from '@yuanliu/core/platform';
import { Button } from 'antd';
import { Copy } from 'lucide-react';
import { copyText } from '../../../lib/clipboard.ts';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { formatExactTime, formatNumber } from '../../../lib/time.ts';
import { CopyId, type Meaning, showToast, StatusTag } from '../../../ui/index.ts';
import { auditTexts } from '../../audit-texts.ts';
import { Facts } from '../Facts.tsx';

const texts = auditTexts.seal;

type SealedEntry = ReplyOf<typeof seeAuditEntry>;

const meanings: Readonly<Record<SealedEntry['seal']['state'], Meaning>> = {
  sealed: 'good',
  waiting: 'wait',
  unknown: 'bad',
};

const proofOf = ({ id }: AuditEntryView, seal: SealedEntry['seal']): string =>
  JSON.stringify(
    { log: 'audit', entry: id, sealedAt: seal.sealedAt, hash: 'SHA-256', ...seal.proof },
    null,
    2,
  );

/** Whether the line is sealed, in one sentence; and what somebody outside needs to check it. */
export const SealProof = ({ entry }: { readonly entry: SealedEntry }) => {
  const t = useText();
  const language = useLanguage();
  const { seal } = entry;
  const { proof } = seal;
  const copy = async () => {
    const isDone = await copyText(proofOf(entry, seal));
    showToast(isDone ? { text: t(texts.copied) } : { kind: 'failed', text: t(texts.copyFailed) });
  };
  const more = { sealed: texts.sealedMore, waiting: texts.waitingMore, unknown: texts.unknownMore } as const;
  const number = proof === null ? '' : formatNumber(proof.index + 1, language);
  const size = proof === null ? '' : formatNumber(proof.size, language);
  return (
    <section>
      <h3>
        {t(texts.title)}
        <StatusTag meaning={meanings[seal.state]}>{t(texts[seal.state])}</StatusTag>
      </h3>
      <p className="quiet">{t(more[seal.state], { number, size })}</p>
      {proof !== null && (
        <>
          <Facts
            facts={[
              {
                label: t(texts.at),
                value: seal.sealedAt === null ? '' : formatExactTime(new Date(seal.sealedAt), { language }),
              },
              { label: t(texts.leaf), value: <CopyId value={proof.leaf} /> },
              { label: t(texts.root), value: <CopyId value={proof.root} /> },
            ]}
          />
          <div className="section-buttons">
            <Button
              icon={<Copy size={14} />}
              onClick={() => {
                copy().catch(() => undefined);
              }}
            >
              {t(texts.copy)}
            </Button>
          </div>
          <p className="audit-how">{t(texts.how)}</p>
        </>
      )}
    </section>
  );
};
