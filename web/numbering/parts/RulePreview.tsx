import { previewRule, type Segment } from '@yuanliu/core/numbering';
import { useEffect, useState } from 'react';
import { useEndpoint } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { texts } from '../texts.ts';

const words = texts.preview;
const pauseMilliseconds = 150;

interface RulePreviewProps {
  readonly segments: readonly Segment[];
  /** The stored rule whose counter it goes on from. */
  readonly ruleId: string | undefined;
  readonly isValid: boolean;
}

/** The numbers that the rule would give next, as it stands in the form. */
export const RulePreview = ({ segments, ruleId, isValid }: RulePreviewProps) => {
  const t = useText();
  const asked = usePaused(segments);
  const body = { segments: [...asked], ...(ruleId !== undefined && { rule: ruleId }) };
  const { data, error } = useEndpoint(previewRule, { body }, { enabled: isValid && asked === segments });
  const [shown, setShown] = useState(data);
  if (data !== undefined && data !== shown) setShown(data);
  return (
    <section className="rule-card" aria-live="polite">
      <h2>{t(words.title)}</h2>
      {!isValid || shown === undefined ? (
        <p className="quiet">{error !== null && isValid ? String(error) : t(words.waits)}</p>
      ) : (
        <>
          <ol className="rule-numbers">
            {shown.next.map((number) => (
              <li key={number} className="code">
                {number}
              </li>
            ))}
          </ol>
          <h3>{t(words.atWidth)}</h3>
          <p className="code rule-edge">{shown.atWidth.join(' → ')}</p>
          <p className="quiet rule-note">{t(words.atWidthMore)}</p>
        </>
      )}
    </section>
  );
};

/** The value once it stands still. */
const usePaused = <T,>(value: T): T => {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
};
