import type { BulkReply } from '@yuanliu/core/identity';
import { Problem } from '@yuanliu/core/platform';

/** Does `work` for one id after the other and collects the refusals. */
export const forEachId = async (
  ids: readonly string[],
  work: (id: string) => Promise<void>,
): Promise<BulkReply> => {
  const results: BulkReply['results'] = [];
  for (const id of new Set(ids)) {
    try {
      await work(id);
      results.push({ id, problem: null });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const text = { zh: error.sentence('zh'), en: error.sentence('en') };
      results.push({ id, problem: { code: error.kind.code, text } });
    }
  }
  return { results };
};
