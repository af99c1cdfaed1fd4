import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useText } from '../../../lib/text.ts';
import type { PartId } from '../drawing/part-id.ts';
import { usePartIssues } from './use-field-issues.ts';

/** What is wrong with the selected part, at the top of its properties. */
export const PartIssues = ({ id }: { readonly id: PartId }) => {
  const t = useText();
  const issues = usePartIssues(id);
  if (issues.length === 0) return null;
  return (
    <ul className="part-issues">
      {issues.map(({ path, text, severity }) => {
        const Sign = severity === 'error' ? CircleAlert : TriangleAlert;
        return (
          <li key={`${path} ${text.en}`} className={`is-${severity}`}>
            <Sign size={14} aria-hidden />
            {t(text)}
          </li>
        );
      })}
    </ul>
  );
};
