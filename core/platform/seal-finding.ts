import { z } from 'zod';
import { fill, type Text } from './text.ts';

/** What can be wrong with a sealed log, each with its sentence. */
const sentences = {
  'row-changed': {
    zh: '第 {first} 条记录的内容与封存时不同：{title}（编号 {rowId}）。',
    en: 'Row {first} is not what was sealed: {title} (id {rowId}).',
  },
  'row-moved': {
    zh: '第 {first} 条记录不在封存时的位置：{title}（编号 {rowId}）。',
    en: 'Row {first} does not stand where it was sealed: {title} (id {rowId}).',
  },
  'row-missing': {
    zh: '第 {first} 条记录已被删除（{title}，编号 {rowId}）。',
    en: 'Row {first} was deleted ({title}, id {rowId}).',
  },
  'waiting-row-changed': {
    zh: '一条待封存的记录被改动过：{title}（编号 {rowId}）。',
    en: 'A row that waits for its seal was changed: {title} (id {rowId}).',
  },
  'waiting-row-missing': {
    zh: '一条待封存的记录已被删除（{title}，编号 {rowId}）。',
    en: 'A row that waits for its seal was deleted ({title}, id {rowId}).',
  },
  'row-not-sealed': {
    zh: '有一条记录绕过系统写入，从未封存：{title}（编号 {rowId}）。',
    en: 'A row was put in past the product and was never sealed: {title} (id {rowId}).',
  },
  'row-contradicted': {
    zh: '记录本身未变，但由它得出的数据被改动、增加或删除：{title}（编号 {rowId}）。',
    en: 'The row itself is as it was sealed, but data that follows from it was changed, added or deleted: {title} (id {rowId}).',
  },
  'chunk-altered': {
    zh: '第 {first} 至 {last} 条记录的封存数据被改动过。',
    en: 'The seal over rows {first} to {last} was altered.',
  },
  'chunk-missing': {
    zh: '第 {first} 至 {last} 条记录的封存数据已被删除。',
    en: 'The seal over rows {first} to {last} was deleted.',
  },
  'head-altered': {
    zh: '日志的总数或根哈希被改动过：实际封存到第 {last} 条。',
    en: 'The size or root of the log was altered: it is sealed up to row {last}.',
  },
} as const satisfies Record<string, Text>;

const kinds = [
  'row-changed',
  'row-moved',
  'row-missing',
  'waiting-row-changed',
  'waiting-row-missing',
  'row-not-sealed',
  'row-contradicted',
  'chunk-altered',
  'chunk-missing',
  'head-altered',
] as const satisfies readonly (keyof typeof sentences)[];

/**
 * One thing that is wrong with a sealed log. `first` and `last` count its rows from 0 in the order of sealing; a
 * single row has `first` alone, a row that is not sealed neither. `title` is what a person knows the row by, for a
 * row that is gone the time at which its id was made.
 */
export const sealFinding = z.object({
  kind: z.enum(kinds),
  rowId: z.string().nullable(),
  title: z.string(),
  first: z.int().nullable(),
  last: z.int().nullable(),
});
export type SealFinding = z.output<typeof sealFinding>;

/** The finding as a sentence; rows are counted from 1 for people. */
export const sealFindingText = ({ kind, rowId, title, first, last }: SealFinding): Text => {
  const data = { rowId, title, first: first === null ? '' : first + 1, last: last === null ? '' : last + 1 };
  return { zh: fill(sentences[kind].zh, data), en: fill(sentences[kind].en, data) };
};
