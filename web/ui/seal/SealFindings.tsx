import { sealFindingText, type SealedLogState } from '@yuanliu/core/platform';
import { useText } from '../../lib/text.ts';
import { sealTexts as texts } from './seal-texts.ts';

/** What a check found wrong. */
export interface SealFindingsProps {
  readonly last: NonNullable<SealedLogState['verification']>;
  /** What the check knows a row by, in words. */
  readonly readTitle: (title: string) => string;
  readonly onOpen: (rowId: string) => void;
}

/** Every fault as a sentence that names the row, and what to do now; nothing while all is well. */
export const SealFindings = ({ last, readTitle, onOpen }: SealFindingsProps) => {
  const t = useText();
  if (last.intact) return null;
  return (
    <div className="seal-findings" role="alert">
      <p>{t(texts.found, { count: last.findings.length + last.more })}</p>
      <ul>
        {last.findings.map((finding) => (
          <li key={`${finding.kind} ${finding.rowId} ${finding.first}`}>
            {t(sealFindingText({ ...finding, title: readTitle(finding.title) }))}
            {finding.rowId !== null && !finding.kind.endsWith('missing') && (
              <button
                type="button"
                className="text-button"
                onClick={() => {
                  if (finding.rowId !== null) onOpen(finding.rowId);
                }}
              >
                {t(texts.open)}
              </button>
            )}
          </li>
        ))}
      </ul>
      {last.more > 0 && <p>{t(texts.andMore, { count: last.more })}</p>}
      <p>{t(texts.advice)}</p>
    </div>
  );
};
