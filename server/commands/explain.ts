import { DeskBuildError } from './build-web.ts';
import { ConfigError } from '../platform/config.ts';
import { OldServerError } from '../platform/database-home.ts';
import { isUnreachable } from '../platform/db/unreachable.ts';
import { EmbeddedPostgresError } from '../platform/embedded-postgres/embedded-postgres-error.ts';
import { MigrationError } from '../platform/migrate.ts';
import { Refusal } from '../platform/refusal.ts';
import { InUse } from '../platform/sole-use.ts';

/** Errors of ours whose message is already the sentence, in both languages. */
const ownRefusals = [OldServerError, MigrationError, InUse, DeskBuildError];

/** Why the process could not start or go on, as lines for the person at the terminal: one clear sentence a cause. */
export const explain = (error: unknown): string[] => {
  if (error instanceof ConfigError) return error.lines.flatMap(({ zh, en }) => [zh, en]);
  if (error instanceof EmbeddedPostgresError || error instanceof Refusal)
    return [error.text.zh, error.text.en];
  if (ownRefusals.some((kind) => error instanceof kind) && error instanceof Error) return [error.message];
  const known = error instanceof Error ? system(error) : undefined;
  if (known !== undefined) return known;
  if (isUnreachable(error)) {
    return [
      '连接不上数据库：请检查 DATABASE_URL 中的地址、端口以及数据库是否已启动。',
      'The database cannot be reached: check address and port in DATABASE_URL and that the server runs.',
    ];
  }
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
};

const system = (error: Error): string[] | undefined => {
  const code = 'code' in error ? error.code : undefined;
  const port = 'port' in error ? String(error.port) : '';
  const place = 'path' in error ? String(error.path) : '';
  const listening = 'syscall' in error && error.syscall === 'listen';
  if (code === 'EADDRINUSE') {
    return [
      `端口 ${port} 已被占用，请停止占用它的程序，或用 PORT=3001 换一个端口。`,
      `Port ${port} is taken: stop the program that uses it, or choose another with PORT=3001.`,
    ];
  }
  if (code === 'EACCES' && listening) {
    return [
      `没有权限监听端口 ${port}，请用 1024 以上的端口，例如 PORT=3000。`,
      `No permission to listen on port ${port}: use one above 1024, for instance PORT=3000.`,
    ];
  }
  if (code === 'EADDRNOTAVAIL' || (code === 'ENOTFOUND' && listening)) {
    return ['本机没有 HOST 指定的地址，请检查 HOST。', 'This machine has no such address: check HOST.'];
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return [
      `没有权限读写 ${place}，请检查目录的所有者和权限。`,
      `No permission for ${place}: check its owner and mode.`,
    ];
  }
  if (code === 'ENOSPC') {
    return ['磁盘已满，请腾出空间后重新启动。', 'The disk is full: make room and start again.'];
  }
  if (code === '28P01' || code === '28000') {
    return [
      '数据库拒绝登录，请检查 DATABASE_URL 中的用户名和密码。',
      'The database refused the sign-in: check user and password in DATABASE_URL.',
    ];
  }
  if (code === '3D000') {
    return [
      'DATABASE_URL 中的数据库不存在，请先创建它。',
      'The database named in DATABASE_URL does not exist: create it first.',
    ];
  }
  return undefined;
};
