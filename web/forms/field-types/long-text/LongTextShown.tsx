import type { FieldShownProps } from '../field-face.ts';
import { typedText } from '../typed-text.ts';

/** Text with its lines as they were written. */
export const LongTextShown = ({ value }: FieldShownProps) => (
  <span className="long-text-shown">{typedText(value)}</span>
);
