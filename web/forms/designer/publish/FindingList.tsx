import type { MeasuredFinding } from '@yuanliu/core/forms';
import { Checkbox } from 'antd';
import { Info, OctagonX, TriangleAlert } from 'lucide-react';
import { useText } from '../../../lib/text.ts';
import { texts } from '../texts.ts';

const words = texts.publish;

const signs = { consent: TriangleAlert, notice: Info, blocks: OctagonX } as const;

interface FindingListProps {
  readonly findings: readonly MeasuredFinding[];
  readonly accepted: ReadonlySet<string>;
  readonly onAccept: (id: string, isAccepted: boolean) => void;
}

/** What publishing would do to records that are there: how many, which, and a consent for each loss. */
export const FindingList = ({ findings, accepted, onAccept }: FindingListProps) => {
  const t = useText();
  return (
    <ul className="findings">
      {findings.map(({ id, weight, text, count, rows }) => {
        const Sign = signs[weight];
        return (
          <li key={id} className={`finding is-${weight}`}>
            <p>
              <Sign size={16} aria-hidden />
              <strong>{t(text)}</strong>
              <span className="finding-count">{t(words.count, { count })}</span>
            </p>
            {rows.length > 0 && (
              <details>
                <summary>{t(words.rows, { count: Math.min(rows.length, count) })}</summary>
                <ol>
                  {rows.map((row) => (
                    <li key={row.id}>
                      <span>{row.title === '' ? row.id.slice(0, 8) : row.title}</span>
                      {row.value !== undefined && <code>{row.value}</code>}
                    </li>
                  ))}
                </ol>
                {count > rows.length && (
                  <small className="quiet">{t(words.more, { count: count - rows.length })}</small>
                )}
              </details>
            )}
            {weight === 'consent' && (
              <Checkbox checked={accepted.has(id)} onChange={({ target }) => onAccept(id, target.checked)}>
                {t(words.accept)}
              </Checkbox>
            )}
            {weight === 'blocks' && <p className="field-error">{t(words.blocks)}</p>}
          </li>
        );
      })}
    </ul>
  );
};
