import { recycleRecords, type RecordRow, restoreRecords, type ToldEach } from '@yuanliu/core/forms';
import { Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useChange } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { type BulkAction, showToast } from '../../ui/index.ts';
import { failureText } from '../failure-text.ts';
import { recordReplies } from '../record/use-sending.ts';
import { listTexts as texts } from './list-texts.ts';

/** A record that was left as it is, and why. */
export interface RefusedRecord {
  readonly id: string;
  readonly name: string;
  readonly why: string;
}

/** What can be done to several records, and what came of it where some were refused. */
export interface Bulk {
  readonly actions: readonly BulkAction<RecordRow>[];
  readonly refused: { readonly title: string; readonly rows: readonly RefusedRecord[] } | undefined;
  readonly forget: () => void;
}

/** Into the recycle bin and out of it, for several records at once. */
export const useBulk = (form: string, isBin: boolean): Bulk => {
  const t = useText();
  const recycle = useChange(recycleRecords, recordReplies);
  const restore = useChange(restoreRecords, recordReplies);
  const [refused, setRefused] = useState<Bulk['refused']>();
  const tell = (
    rows: readonly RecordRow[],
    { results }: ToldEach,
    done: typeof texts.recycled | typeof texts.restored,
  ): boolean => {
    const bad = results.flatMap(({ id, problem }) =>
      problem === null
        ? []
        : [{ id, name: rows.find((row) => row.id === id)?.title ?? id, why: t(problem.text) }],
    );
    const count = results.length - bad.length;
    if (bad.length === 0) showToast({ text: t(done, { count }) });
    else setRefused({ title: t(texts.refused, { done: count, count: bad.length }), rows: bad });
    return bad.length === 0;
  };
  const run =
    (change: typeof recycle, done: typeof texts.recycled | typeof texts.restored) =>
    async (rows: readonly RecordRow[]): Promise<boolean> => {
      try {
        const body = { ids: rows.map(({ id }) => id) };
        return tell(rows, await change.mutateAsync({ params: { form }, body }), done);
      } catch (error) {
        showToast({ kind: 'failed', text: failureText(error) });
        return false;
      }
    };
  const actions: readonly BulkAction<RecordRow>[] = isBin
    ? [{ key: 'restore', text: t(texts.restore), icon: Undo2, run: run(restore, texts.restored) }]
    : [
        {
          key: 'recycle',
          text: t(texts.recycle),
          icon: Trash2,
          isDanger: true,
          run: run(recycle, texts.recycled),
        },
      ];
  return { actions, refused, forget: () => setRefused(undefined) };
};
