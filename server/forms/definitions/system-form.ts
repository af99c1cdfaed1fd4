import type { FormDefinition } from '@yuanliu/core/forms';
import type { NewSerialRule } from '../../numbering/index.ts';

/**
 * A form of a module above: its fields with `locked` are known to the code and stand in the enterprise's form as they
 * stand here; the enterprise adds fields of its own and is free in labels, places and rules.
 */
export interface SystemForm {
  readonly key: string;
  /** All of it is published the first time; later versions of the code bring in their locked fields, uniques and checks. */
  readonly definition: FormDefinition;
  /** Serial rules that its fields name, made where they are missing. */
  readonly serialRules?: readonly NewSerialRule[];
}
