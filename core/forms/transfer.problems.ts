import { problemKind } from '../platform/index.ts';

/** A file that cannot be read as a table. */
export const tableUnreadable = problemKind<{ zh: string; en: string }>({
  code: 'forms.table-unreadable',
  status: 422,
  text: {
    zh: '这个文件不能作为表格读取：{zh}。请另存为 .xlsx 或 .csv 后再上传。',
    en: 'This file cannot be read as a table: {en}. Save it as .xlsx or .csv and upload it again.',
  },
});

/** An import that is running or has run. */
export const importStarted = problemKind({
  code: 'forms.import-started',
  status: 409,
  text: {
    zh: '这次导入已经开始或结束，请重新上传文件。',
    en: 'This import has started or ended. Upload the file again.',
  },
});

/** What an import or export makes is not there yet, or there is nothing of it. */
export const transferNotReady = problemKind({
  code: 'forms.transfer-not-ready',
  status: 409,
  text: {
    zh: '文件还没有生成，或没有内容可以下载。请等进度完成后再试。',
    en: 'The file is not made yet, or there is nothing to download. Try again when the progress is complete.',
  },
});

/** What importing and exporting may refuse. */
export const transferProblems = [tableUnreadable, importStarted, transferNotReady];
