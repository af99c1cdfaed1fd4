import type { ExpressionGoal, ExpressionPlace } from '@yuanliu/core/forms';

/** What edits an expression is given. Texts are as they are stored: names are keys. */
export interface ExpressionProps {
  readonly label: string;
  readonly text: string | undefined;
  readonly at: ExpressionPlace;
  /** What it must give. */
  readonly gives: ExpressionGoal;
  /** Undefined when it was emptied. */
  readonly onChange: (text: string | undefined) => void;
}
