import type { Text } from '@yuanliu/core/platform';

/** Classes of PostgreSQL's errors that the written values cause: data exceptions, constraints, limits. */
const classesOfContent = ['22', '23', '54'];

/** Whether the database refused what was written, rather than that it could not work: doing it again changes nothing. */
export const isOfContent = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  error.code.length === 5 &&
  classesOfContent.includes(error.code.slice(0, 2));

/** What is said of an event with such a value. */
export const unkeepable: Text = {
  zh: '其中有无法保存的值（超出范围的时间或数字），请改正后重新提交',
  en: 'It holds a value that cannot be kept (a time or number out of range). Correct it and send it again',
};
