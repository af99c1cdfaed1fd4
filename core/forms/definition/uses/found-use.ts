import type { Text } from '../../../platform/index.ts';
import type { FieldUse } from '../../field-types/place.ts';

/** One place that speaks of a field. */
export interface UsedBy {
  /** The form that holds the place. */
  readonly form: string;
  /** JSON Pointer into that form's document. */
  readonly path: string;
  readonly by: 'expression' | 'setting' | 'unique' | 'check' | 'fill' | 'layout';
  /** The field whose rule or setting it is, from the record inward. */
  readonly field?: readonly string[];
  /** As a person reads it: `“检疫证明”的显示条件`. */
  readonly text: Text;
}

/** A place with the field that it speaks of. */
export interface FoundUse {
  readonly used: FieldUse;
  readonly by: UsedBy;
}
