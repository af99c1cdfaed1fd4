import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { RefusedRows } from '../../../ui/index.ts';
import { texts } from '../../texts.ts';
import type { BulkOutcome } from './use-set-active.ts';

interface BulkOutcomeDialogProps {
  readonly outcome: BulkOutcome;
  readonly onClose: () => void;
}

/** Which accounts were left as they are, and why. */
export const BulkOutcomeDialog = ({ outcome: { rows, results }, onClose }: BulkOutcomeDialogProps) => {
  const t = useText();
  const language = useLanguage();
  const refused = results.flatMap(({ id, problem }) =>
    problem === null
      ? []
      : [{ id, name: rows.find((row) => row.id === id)?.name ?? id, why: problem.text[language] }],
  );
  const done = results.length - refused.length;
  return (
    <RefusedRows
      title={t(texts.bulkTitle, { done, refused: refused.length })}
      refused={refused}
      onClose={onClose}
    />
  );
};
