import { createHash } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pack } from 'tar-stream';
import { syncFolder } from '../files.ts';
import { Refusal } from '../refusal.ts';
import { digestLine, hashComment } from './backup-format.ts';

/** A tar file that is being written under `<file>.partial` and gets its name when it is whole and on disk. */
export interface ArchiveWriter {
  readonly add: (name: string, content: Buffer) => Promise<void>;
  /** Streams an entry whose size is known; `open` is called twice, first for its hash. */
  readonly addStream: (name: string, size: number, open: () => Promise<Readable>) => Promise<void>;
  /** Entries so far and the hash over all their lines. */
  readonly summary: () => { readonly entries: number; readonly digest: string };
  /** Resolves with the size in bytes when the file would survive a power cut. */
  readonly finish: () => Promise<number>;
  /** Removes what was written. */
  readonly abandon: () => Promise<void>;
}

/** Opens the file for the owner alone: it holds everything the database holds. Error: Refusal. */
export const openArchive = async (
  file: string,
  { force }: { readonly force: boolean },
): Promise<ArchiveWriter> => {
  await refuseExisting(file, force);
  const partial = `${file}.partial`;
  const handle = await rm(partial, { force: true })
    .then(() => open(partial, 'wx', 0o600))
    .catch((error: unknown) => {
      throw explained(error, file);
    });
  const tar = pack();
  const digest = createHash('sha256');
  let entries = 0;
  const written = pipeline(tar, handle.createWriteStream({ flush: true }));
  const failed = written.then(
    () => new Promise<never>(() => undefined),
    (error: unknown) => Promise.reject(explained(error, file)),
  );
  failed.catch(() => undefined);

  const append = async (entry: Entry, content: Readable): Promise<void> => {
    const { name, size, sha256: hash } = entry;
    if (tar.destroyed) await failed;
    const sink = tar.entry({ name, size, mode: 0o600, pax: hashComment(hash) });
    await Promise.race([pipeline(content, sink), failed]);
    digest.update(digestLine(entry));
    entries += 1;
  };
  return {
    add: (name, content) =>
      append({ name, size: content.byteLength, sha256: sha256(content) }, Readable.from([content])),
    addStream: async (name, size, open) => {
      const [first, second] = [await open(), await open()];
      await append({ name, size, sha256: await hashOf(first) }, second);
    },
    summary: () => ({ entries, digest: digest.copy().digest('hex') }),
    finish: async () => {
      tar.finalize();
      try {
        await written;
        const { size } = await stat(partial);
        await rename(partial, file);
        await syncFolder(path.dirname(file));
        return size;
      } catch (error) {
        throw explained(error, file);
      }
    },
    abandon: async () => {
      tar.destroy();
      await written.catch(() => undefined);
      await rm(partial, { force: true });
    },
  };
};

interface Entry {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

const hashOf = async (content: Readable): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(content, hash);
  return hash.digest('hex');
};

const refuseExisting = async (file: string, force: boolean): Promise<void> => {
  const found = await stat(file).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw explained(error, file);
  });
  if (found === undefined || (force && found.isFile())) return;
  throw new Refusal(
    found.isFile()
      ? {
          zh: `${file} 已存在，请换一个文件名，或加 --force 覆盖它。`,
          en: `${file} exists already: choose another name, or add --force to replace it.`,
        }
      : {
          zh: `${file} 不是普通文件，请给出一个文件名。`,
          en: `${file} is not a file: give the name of a file.`,
        },
  );
};

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

const explained = (error: unknown, file: string): Error => {
  const folder = path.dirname(path.resolve(file));
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Refusal(
        {
          zh: `${folder} 所在的磁盘已满，备份没有写成：请腾出空间，或写到另一块磁盘。`,
          en: `The disk of ${folder} is full and no backup was written: make room, or write to another disk.`,
        },
        { cause: error },
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Refusal(
        {
          zh: `没有在 ${folder} 中写入的权限：请选择另一个文件夹。`,
          en: `No permission to write in ${folder}: choose another folder.`,
        },
        { cause: error },
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return new Refusal(
        {
          zh: `文件夹 ${folder} 不存在：请先创建它，或选择另一个文件夹。`,
          en: `The folder ${folder} does not exist: make it first, or choose another.`,
        },
        { cause: error },
      );
    default:
      return error instanceof Error ? error : new Error(String(error), { cause: error });
  }
};
