import { downloadProofChecker, proveEvent, type WholeEvent } from '@yuanliu/core/trace';
import { Button } from 'antd';
import { Download, ShieldCheck } from 'lucide-react';
import { addressOf } from '../../../lib/address.ts';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { formatExactTime, formatNumber, formatTime } from '../../../lib/time.ts';
import { CopyId, type Meaning, StatusTag } from '../../../ui/index.ts';
import { eventPageTexts } from '../../event-page-texts.ts';
import { canCheckProof } from '../check-proof.ts';
import { type ProofCheck, useProofCheck } from './use-proof-check.ts';

const texts = eventPageTexts.proof;

type Seal = WholeEvent['seal'];

const meanings: Readonly<Record<Seal['state'], Meaning>> = {
  sealed: 'good',
  waiting: 'wait',
  unknown: 'bad',
};

/** The first 48 bits of an event's id are its number. */
const numberOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
/** The name under which the proof is kept, which the sentence on checking says as well. */
const fileName = (id: string): string => `proof-${numberOf(id)}.json`;
const checkerName = 'check-proof.mjs';

/** Whether the event is sealed, and what somebody outside needs to check that it is. */
export const ProofPanel = ({ event: { id, seal } }: { readonly event: WholeEvent }) => {
  const t = useText();
  const language = useLanguage();
  const { proof, state } = seal;
  const more = { sealed: texts.sealedMore, waiting: texts.waitingMore, unknown: texts.unknownMore } as const;
  const data = {
    number: proof === null ? '' : formatNumber(proof.index + 1, language),
    size: proof === null ? '' : formatNumber(proof.size, language),
  };
  return (
    <section className="event-proof">
      <h2>
        {t(texts.title)}
        <StatusTag meaning={meanings[state]}>{t(texts[state])}</StatusTag>
      </h2>
      <p className="quiet">{t(more[state], data)}</p>
      {proof !== null && (
        <>
          <dl className="event-facts is-narrow">
            <div>
              <dt>{t(texts.at)}</dt>
              <dd>{seal.sealedAt !== null && <SealedAt at={seal.sealedAt} />}</dd>
            </div>
            <div>
              <dt>{t(texts.leaf)}</dt>
              <dd>
                <CopyId value={proof.leaf} />
              </dd>
            </div>
            <div>
              <dt>{t(texts.root)}</dt>
              <dd>
                <CopyId value={proof.root} />
              </dd>
            </div>
          </dl>
          <Buttons id={id} />
        </>
      )}
    </section>
  );
};

const SealedAt = ({ at }: { readonly at: string }) => {
  const language = useLanguage();
  const instant = new Date(at);
  return (
    <time dateTime={at} title={formatExactTime(instant, { language })} className="figures">
      {formatTime(instant, { language })}
    </time>
  );
};

const Buttons = ({ id }: { readonly id: string }) => {
  const t = useText();
  const check = useProofCheck(id);
  return (
    <>
      <div className="event-buttons">
        <Button
          icon={<Download size={14} />}
          href={addressOf(proveEvent.path, { params: { id } })}
          download={fileName(id)}
        >
          {t(texts.download)}
        </Button>
        <Button icon={<Download size={14} />} href={downloadProofChecker.path} download={checkerName}>
          {t(texts.checker)}
        </Button>
        {canCheckProof() && (
          <Button icon={<ShieldCheck size={14} />} loading={check.isRunning} onClick={check.run}>
            {t(check.isRunning ? texts.checking : texts.check)}
          </Button>
        )}
      </div>
      <Finding check={check} />
      <p className="event-how">{t(texts.how)}</p>
      <code className="event-command">{`node ${checkerName} ${fileName(id)}`}</code>
      <p className="event-how">{t(texts.howMore)}</p>
    </>
  );
};

const Finding = ({ check: { finding, steps, failure } }: { readonly check: ProofCheck }) => {
  const t = useText();
  const language = useLanguage();
  if (failure !== undefined)
    return (
      <p role="alert" className="event-finding is-wrong">
        {failure}
      </p>
    );
  if (finding === undefined) return null;
  const said = { right: texts.right, 'wrong-leaf': texts.wrongLeaf, 'wrong-root': texts.wrongRoot } as const;
  return (
    <output className={finding === 'right' ? 'event-finding' : 'event-finding is-wrong'}>
      {t(said[finding], { count: formatNumber(steps, language) })}
    </output>
  );
};
