import type { RecordValues } from '@yuanliu/core/forms';
import type { Ctx, Tx } from '../../platform/index.ts';
import type { FormInUse } from '../form-in-use.ts';
import type { StoredRecord } from '../reading/read-records.ts';

/** What happens to a record: it is submitted, changed, voided, put into the recycle bin, or taken out of it. */
export type Passage = 'submit' | 'change' | 'void' | 'recycle' | 'restore';

/** One passage of one record, as hooks see it. */
export interface LifecycleMoment {
  readonly form: FormInUse;
  readonly passage: Passage;
  readonly recordId: string;
  /** The record before; null when it is submitted. */
  readonly before: StoredRecord | null;
  /** Its values from now on; null where the passage changes none. */
  readonly after: RecordValues | null;
}

/**
 * What a module above does when records pass. It runs in the transaction of the passage, behind its writes: a `Problem` that
 * it throws refuses the passage and nothing of it is left; what it writes through `tx` is committed with it.
 */
export interface LifecycleHook {
  readonly name: string;
  /** Lower comes first. */
  readonly order: number;
  readonly passages: readonly Passage[];
  readonly run: (tx: Tx, ctx: Ctx, moment: LifecycleMoment) => Promise<void>;
}

/** Runs the hooks of a passage one after another. */
export const runHooks = async (
  hooks: readonly LifecycleHook[],
  { tx, ctx }: { readonly tx: Tx; readonly ctx: Ctx },
  moment: LifecycleMoment,
): Promise<void> => {
  const own = hooks.filter(({ passages }) => passages.includes(moment.passage));
  for (const hook of own.toSorted((a, b) => a.order - b.order)) await hook.run(tx, ctx, moment);
};
