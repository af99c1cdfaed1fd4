import type { Texts } from '../lib/text.ts';

/** The texts of the shared parts. */
export const uiTexts = {
  noRight: { zh: '没有查看权限', en: 'You may not see this' },
  failed: { zh: '没能加载', en: 'Could not be loaded' },
  loading: { zh: '正在加载', en: 'Loading' },
  retry: { zh: '重试', en: 'Try again' },
  cancel: { zh: '取消', en: 'Cancel' },
  close: { zh: '关闭', en: 'Close' },
  save: { zh: '保存', en: 'Save' },
  undo: { zh: '撤销', en: 'Undo' },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  copyFailed: { zh: '没能复制，请手动选中后复制', en: 'Could not copy; select the text and copy it' },
  offline: {
    zh: '网络已断开。已填的内容都还在，恢复后会自动继续。',
    en: 'No network. Nothing you typed is lost; the desk goes on by itself when it is back.',
  },
  unreachable: {
    zh: '服务器没有回应，正在重新连接…已填的内容都还在。',
    en: 'The server does not answer; reconnecting… Nothing you typed is lost.',
  },
  again: { zh: '立即重连', en: 'Reconnect now' },
  required: { zh: '必填', en: 'required' },
  needed: { zh: '请填写', en: 'Fill this in' },
  confirmWord: {
    zh: '此操作无法撤销。请输入“{word}”以确认：',
    en: 'This cannot be undone. Type “{word}” to confirm:',
  },
  // A time stands between the two.
  conflictBefore: { zh: '', en: '{by} changed this too, ' },
  conflictAfter: { zh: '，{by}也修改了这条内容。', en: '.' },
  conflictMore: {
    zh: '载入最新内容后再保存；您填写的内容会保留。',
    en: 'Load what it says now, then save; what you typed is kept.',
  },
  conflictReload: { zh: '载入最新', en: 'Load it' },
  draftRestored: { zh: '已恢复上次未保存的内容', en: 'What you had not saved was brought back' },
  draftDiscard: { zh: '清空重填', en: 'Start again' },
  draftKept: { zh: '未保存的内容已留作草稿', en: 'What you had not saved is kept as a draft' },
  table: {
    search: { zh: '搜索', en: 'Search' },
    columns: { zh: '列', en: 'Columns' },
    export: { zh: '导出', en: 'Export' },
    more: { zh: '加载更多', en: 'Load more' },
    shown: { zh: '已显示 {count} 条', en: 'Rows shown: {count}' },
    all: { zh: '共 {count} 条', en: 'Rows: {count}' },
    select: { zh: '选择', en: 'Select' },
    selected: { zh: '已选 {count} 条', en: 'Selected: {count}' },
    unselect: { zh: '取消选择', en: 'Clear selection' },
    clear: { zh: '清除筛选', en: 'Clear filters' },
    noMatch: { zh: '没有符合条件的记录', en: 'Nothing matches' },
    noMatchMore: {
      zh: '换个关键词，或清除筛选看看全部。',
      en: 'Try other words, or clear the filters to see everything.',
    },
  },
} as const satisfies Texts;
