import { ApiProblem } from '../../lib/api-problem.ts';
import { useText } from '../../lib/text.ts';
import { texts } from '../texts.ts';
import type { Preview } from './use-preview.ts';

const words = texts.preview;

/** The numbers that the rule would give next, as it stands in the form, and what follows when the digits run out. */
export const RulePreview = ({ preview: { numbers, error } }: { readonly preview: Preview }) => {
  const t = useText();
  return (
    <section className="rule-card" aria-live="polite">
      <h2>{t(words.title)}</h2>
      {numbers === undefined ? (
        <p className="quiet">{error instanceof ApiProblem ? error.detail : t(words.waits)}</p>
      ) : (
        <>
          <ol className="rule-numbers">
            {numbers.next.map((number) => (
              <li key={number} className="code">
                {number}
              </li>
            ))}
          </ol>
          <h3>{t(words.atWidth)}</h3>
          <p className="code rule-edge">{numbers.atWidth.join(' → ')}</p>
          <p className="quiet rule-note">{t(words.atWidthMore)}</p>
        </>
      )}
    </section>
  );
};
