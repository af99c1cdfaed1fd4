import { type EvaluatedRecord, type RecordValues, type Row, rowsOf } from '@yuanliu/core/forms';

/** The rows of a sub-table as they are sent: those that stand with their id alone, since what is absent keeps its value. */
export const rowsToSend = (
  key: string,
  { sent, before }: { readonly sent: RecordValues; readonly before: RecordValues | undefined },
): readonly Row[] => {
  if (key in sent) return rowsOf(sent[key] ?? null);
  return rowsOf(before?.[key] ?? null).map((row) => ({ id: row['id'] ?? null }));
};

/** The rows as the rules left them, each with its id, and with what could not be read as it was typed. */
export const rowsToShow = (
  key: string,
  rows: readonly Row[],
  { values, issues }: EvaluatedRecord,
): readonly Row[] => {
  const unread = new Set(issues.filter(({ kind }) => kind === 'type').map(({ path }) => path));
  const made = rowsOf(values[key] ?? null);
  return made.map((row, index) => {
    const typed = rows[index];
    if (typed === undefined) return row;
    const own = Object.entries(typed).filter(
      ([column]) => column === 'id' || unread.has(`/${key}/${index}/${column}`),
    );
    return { ...row, ...Object.fromEntries(own) };
  });
};
