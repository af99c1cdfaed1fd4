const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH']);
/** Class 08 (connection), 57P0x (shutting down, starting up), 53300 (too many connections). */
const serverCodes = /^(?:08...|57P0[1-4]|53300)$/;

/** Whether the error means that the database cannot be reached now, rather than that a statement was wrong. */
export const isUnreachable = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (/Connection terminated|timeout exceeded when trying to connect|not queryable/.test(error.message))
    return true;
  if (!('code' in error) || typeof error.code !== 'string') return false;
  if (
    'syscall' in error &&
    error.syscall !== 'connect' &&
    error.syscall !== 'read' &&
    error.syscall !== 'write'
  )
    return false;
  return networkCodes.has(error.code) || serverCodes.test(error.code);
};
