/** Classes of PostgreSQL's errors that the written values cause: data exceptions, constraints, limits. */
const classesOfContent = ['22', '23', '54'];

/** Whether the database refused what was written, rather than that it could not work: doing it again changes nothing. */
export const isOfContent = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  error.code.length === 5 &&
  classesOfContent.includes(error.code.slice(0, 2));
