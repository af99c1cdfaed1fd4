import { copyFile, open, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataFolder } from './data-folder.ts';

const capBytes = 16 * 1024 * 1024;
const checkMs = 600_000;

const pathOf = ({ dataDir }: DataFolder) => join(dataDir, 'postgres.log');

/**
 * Moves what is beyond the cap to `postgres.log.1`. The file is copied and emptied, not renamed: the server keeps
 * its handle, and since it appends, its next line is the first again.
 */
const trimLog = async (folder: DataFolder): Promise<void> => {
  const path = pathOf(folder);
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size <= capBytes) return;
  await copyFile(path, `${path}.1`);
  await truncate(path);
};

/** Opens `postgres.log` for a server to append to, and tells how to read what it says from now on. */
export const openServerLog = async (folder: DataFolder) => {
  await trimLog(folder);
  const handle = await open(pathOf(folder), 'a+', 0o600);
  // Later starts may be made by the account itself.
  if (folder.account !== undefined) await handle.chown(folder.account.uid, folder.account.gid);
  const { size } = await handle.stat();
  const readNew = async (): Promise<string> => {
    const length = Math.min((await handle.stat()).size - size, 65_536);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.max(length, 0)), 0, length, size);
    return buffer.toString('utf8', 0, bytesRead);
  };
  return { fd: handle.fd, readNew, close: () => handle.close() };
};

/** Holds the log below about 32 MB in all while the server runs; returns the call that ends this. */
export const keepLogSmall = (folder: DataFolder): (() => void) => {
  const timer = setInterval(() => {
    // A full disk must not take the program down for the sake of its log; the next turn tries again.
    trimLog(folder).catch(() => undefined);
  }, checkMs);
  timer.unref();
  return () => clearInterval(timer);
};
