import type { ToldEach } from '@yuanliu/core/forms';
import { Problem } from '@yuanliu/core/platform';
import type { HoldingRecord } from './holding-records.ts';

/**
 * Does `work` for one record after the other, each in a transaction of its own, and tells what became of each. `work` may tell
 * the records that stand in the way of its refusal.
 */
export const tellEach = async (
  ids: readonly string[],
  work: (id: string, tell: (holding: readonly HoldingRecord[]) => void) => Promise<void>,
): Promise<ToldEach> => {
  const results: ToldEach['results'] = [];
  for (const id of new Set(ids)) {
    let holding: readonly HoldingRecord[] = [];
    try {
      await work(id, (told) => (holding = told));
      results.push({ id, problem: null, heldBy: [] });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const text = { zh: error.sentence('zh'), en: error.sentence('en') };
      results.push({ id, problem: { code: error.kind.code, text }, heldBy: [...holding] });
    }
  }
  return { results };
};
