import type { CheckedTyping } from '@yuanliu/core/forms';
import { CircleAlert } from 'lucide-react';
import { useText } from '../../../lib/text.ts';

interface TypingProblemsProps {
  readonly typed: string;
  readonly problems: CheckedTyping['problems'];
}

const mostShown = 3;

/** What is wrong with what is typed, each with the stretch that it is about. */
export const TypingProblems = ({ typed, problems }: TypingProblemsProps) => {
  const t = useText();
  if (problems.length === 0) return null;
  return (
    <ul className="expression-problems" aria-live="polite">
      {problems.slice(0, mostShown).map(({ from, to, text }) => (
        <li key={`${from} ${to} ${text.en}`}>
          <CircleAlert size={14} aria-hidden />
          <span>
            {to > from && <code>{typed.slice(from, Math.min(to, from + 24))}</code>} {t(text)}
          </span>
        </li>
      ))}
    </ul>
  );
};
