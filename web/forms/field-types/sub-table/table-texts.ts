import type { Texts } from '../../../lib/text.ts';

/** The texts of sub-tables. */
export const tableTexts = {
  add: { zh: '添加一行', en: 'Add a row' },
  duplicate: { zh: '复制行', en: 'Duplicate' },
  remove: { zh: '删除行', en: 'Delete' },
  undo: { zh: '撤销', en: 'Undo' },
  hint: { zh: '可从 Excel 复制后直接粘贴', en: 'Paste rows from Excel' },
  keys: {
    zh: '方向键移动，回车或直接输入开始编辑，Tab 到下一格，Ctrl+D 复制行，Delete 清空',
    en: 'Arrows move, Enter or typing edits, Tab goes on, Ctrl+D duplicates, Delete clears',
  },
  rows: { zh: '共 {count} 行', en: 'Rows: {count}' },
  total: { zh: '合计', en: 'Total' },
  number: { zh: '行号', en: 'Row number' },
  empty: { zh: '还没有明细', en: 'No rows yet' },
  emptyMore: { zh: '添加一行，或从 Excel 复制后点这里粘贴', en: 'Add a row, or paste rows from Excel here' },
  row: { zh: '第 {number} 行', en: 'Row {number}' },
  finding: { zh: '正在按名称查找 {count} 项…', en: 'Looking up {count} names…' },
  pasted: { zh: '已粘贴 {rows} 行', en: 'Rows pasted: {rows}' },
  pastedUnread: {
    zh: '已粘贴 {rows} 行，其中 {count} 格无法识别，已标红',
    en: 'Rows pasted: {rows}. {count} cells could not be read and are marked',
  },
  pastedCut: {
    zh: '明细最多 {most} 行，多出的 {count} 行没有粘贴',
    en: 'At most {most} rows: {count} were not pasted',
  },
  previous: { zh: '上一行', en: 'Previous' },
  next: { zh: '下一行', en: 'Next' },
  done: { zh: '完成', en: 'Done' },
  faults: { zh: '{count} 处要改', en: '{count} to mend' },
} as const satisfies Texts;
