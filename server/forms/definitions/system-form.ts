import type { FormDefinition } from '@yuanliu/core/forms';

/**
 * A form of a module above: its fields with `locked` are known to the code and stand in the enterprise's form as they
 * stand here; the enterprise adds fields of its own and is free in labels, places and rules.
 */
export interface SystemForm {
  readonly key: string;
  /** What the code knows: the first version as it is published, later the locked fields. */
  readonly definition: FormDefinition;
}
