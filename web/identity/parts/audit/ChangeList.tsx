import type { AuditEntryView } from '@yuanliu/core/identity';
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../../lib/text.ts';
import { auditTexts } from '../../audit-texts.ts';
import { differing, fieldName, readValue } from './audit-value.ts';
import { useValueReader } from './use-audit-words.ts';

const texts = auditTexts.detail;

/** Every field that changed, with what it was and what it is. */
export const ChangeList = ({ entry }: { readonly entry: AuditEntryView }) => {
  const t = useText();
  const reader = useValueReader();
  const { type } = entry.subject;
  if (entry.changes.length === 0) return <p className="quiet">{t(texts.noChanges)}</p>;
  return (
    <dl className="audit-changes">
      {entry.changes.map(({ field, from, to }) => {
        const path = `${type}/${field}`;
        // A day of a calendar is a field by itself; its parts are named by the thing.
        const named = reader.names[path] === undefined ? type : path;
        const parts = differing(from, to);
        const before = readValue(reader, named, parts.from);
        const after = readValue(reader, named, parts.to);
        // A secret is the same word on both sides.
        const isOne = before.length === 0 || before.join() === after.join();
        return (
          <div key={field}>
            <dt>{fieldName(reader, { type, field })}</dt>
            <dd>
              {!isOne && (
                <>
                  <Lines lines={before} label={t(texts.before)} className="audit-before" />
                  <ArrowRight size={14} aria-hidden className="audit-arrow" />
                </>
              )}
              <Lines lines={after} label={t(isOne ? texts.value : texts.after)} className="audit-after" />
              {parts.same > 0 && <p className="audit-same">{t(texts.unchanged, { count: parts.same })}</p>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
};

interface LinesProps {
  readonly lines: readonly string[];
  readonly label: string;
  readonly className: string;
}

const fewest = 8;

const Lines = ({ lines, label, className }: LinesProps) => {
  const t = useText();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole || lines.length <= fewest + 1 ? lines : lines.slice(0, fewest);
  return (
    <div className={className}>
      <span className="visually-hidden">{label}：</span>
      {lines.length === 0 && <span className="faint">{t(auditTexts.values.nothing)}</span>}
      {shown.map((line, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines of a text, which never move
        <p key={index}>{line}</p>
      ))}
      {shown.length < lines.length && (
        <button type="button" className="text-button" onClick={() => setWhole(true)}>
          {t(texts.more, { count: lines.length })}
        </button>
      )}
    </div>
  );
};
