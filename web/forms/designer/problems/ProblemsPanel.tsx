import type { DefinitionIssue } from '@yuanliu/core/forms';
import { CircleAlert, CircleCheck, TriangleAlert, X } from 'lucide-react';
import { useStore } from '../../../lib/store.ts';
import { useText } from '../../../lib/text.ts';
import { nameOfPart, selectParts } from '../state/actions.ts';
import { useDesigner } from '../state/designer.ts';
import { partOfIssue } from '../state/issue-places.ts';
import { useDefinition } from '../state/use-drawn.ts';
import { texts } from '../texts.ts';

/** Everything that stands against publishing, and what is doubtful; a press leads to the place. */
export const ProblemsPanel = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useText();
  const designer = useDesigner();
  const definition = useDefinition();
  const issues = useStore(designer.issues);
  const lead = (issue: DefinitionIssue): void => {
    const id = partOfIssue(definition, issue);
    selectParts(designer, id === '' ? [] : [id]);
    document
      .querySelector(`.designer-canvas [data-part="${CSS.escape(id)}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <section className="designer-problems" aria-label={t(texts.problems.title)}>
      <header>
        <h2>{t(texts.problems.title)}</h2>
        <button type="button" className="icon-button" aria-label={t(texts.problems.close)} onClick={onClose}>
          <X size={16} />
        </button>
      </header>
      {issues.length === 0 && (
        <p className="problems-none">
          <CircleCheck size={16} /> {t(texts.problems.none)}
        </p>
      )}
      <ul>
        {issues.map((issue) => {
          const { path, text, severity } = issue;
          const Sign = severity === 'error' ? CircleAlert : TriangleAlert;
          return (
            <li key={`${path} ${text.en}`}>
              <button type="button" className={`problem is-${severity}`} onClick={() => lead(issue)}>
                <Sign size={15} aria-hidden />
                <span className="problem-place">
                  {nameOfPart(definition, partOfIssue(definition, issue))}
                </span>
                <span>{t(text)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
