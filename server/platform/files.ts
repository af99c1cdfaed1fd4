import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { fileMissing, fileTooLarge, Problem } from '@yuanliu/core/platform';
import { newId } from './id.ts';

/** What a caller says about a file. The name is only ever shown; no path is made from it. */
export interface FileLabel {
  readonly name: string;
  /** Media type, such as `image/png`. */
  readonly type: string;
}

/** A file that is safely on disk; the row that speaks of it keeps all of this. */
export interface StoredFile extends FileLabel {
  readonly id: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the content, hex. */
  readonly sha256: string;
}

/** Where contents of files are kept. A content never changes under its id. */
export interface FileStore {
  /** Resolves when the content would survive a power cut. Error: fileTooLarge. */
  readonly put: (content: AsyncIterable<Uint8Array>, label: FileLabel) => Promise<StoredFile>;
  /** Error: fileMissing. */
  readonly open: (id: string) => Promise<Readable>;
  /** Nothing when it is gone already. A row must be gone at least a day longer, or a backup may lack its content. */
  readonly remove: (id: string) => Promise<void>;
}

/** What backup and restore need besides. */
export interface FileShelf extends FileStore {
  /** Every content, in an order that stays the same. */
  readonly all: () => AsyncGenerator<{ readonly id: string; readonly size: number }>;
  /** Puts a content back under its own id; true when there was none before. */
  readonly putBack: (id: string, content: AsyncIterable<Uint8Array>) => Promise<boolean>;
}

export interface FileStoreOptions {
  /** `DATA_DIR/files`; made at the first file. Contents lie in `aa/bb/<id>`, by the last digits of the id. */
  readonly folder: string;
  /** Bytes of one file at the most. */
  readonly limit: number;
}

/** Where the files of a data folder lie. */
export const filesFolder = (dataDir: string): string => path.join(dataDir, 'files');

const idForm = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const longestName = 200;

/** The store on disk. Nothing outside `folder` can be named: an id that is no UUID is an id that is missing. */
export const openFileStore = ({ folder, limit }: FileStoreOptions): FileShelf => {
  const placeOf = (id: string): string => {
    if (!idForm.test(id)) throw new Problem(fileMissing, {});
    // The last digits of a UUIDv7 are random, so the folders fill evenly.
    return path.join(folder, id.slice(-2), id.slice(-4, -2), id);
  };
  return {
    put: async (content, { name, type }) => {
      const id = newId();
      const written = await write(placeOf(id), content, limit);
      await syncWay(folder, placeOf(id));
      return { id, name: shownName(name), type, ...written };
    },
    open: async (id) => {
      const place = placeOf(id);
      const handle = await open(place).catch((error: unknown) => {
        if (isMissing(error)) throw new Problem(fileMissing, {});
        throw error;
      });
      return handle.createReadStream();
    },
    remove: async (id) => rm(placeOf(id), { force: true }),
    all: () => allIn(folder),
    putBack: async (id, content) => {
      const place = placeOf(id);
      const isNew = (await stat(place).catch(() => undefined)) === undefined;
      await write(place, content, Number.POSITIVE_INFINITY);
      await syncWay(folder, place);
      return isNew;
    },
  };
};

/** Written under another name, forced to disk, then renamed: a name in the store always has its whole content. */
const write = async (
  place: string,
  content: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<{ size: number; sha256: string }> => {
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  const unfinished = `${place}.${newId()}.partial`;
  const handle = await open(unfinished, 'wx', 0o600);
  try {
    const written = await pour(content, handle, limit);
    await handle.sync();
    await handle.close();
    await rename(unfinished, place);
    return written;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(unfinished, { force: true });
    throw error;
  }
};

const pour = async (
  content: AsyncIterable<Uint8Array>,
  handle: FileHandle,
  limit: number,
): Promise<{ size: number; sha256: string }> => {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of content) {
    size += chunk.byteLength;
    if (size > limit) throw new Problem(fileTooLarge, { limit: `${Math.floor(limit / 1_048_576)} MiB` });
    hash.update(chunk);
    await handle.writeFile(chunk);
  }
  return { size, sha256: hash.digest('hex') };
};

/**
 * Makes the name of a new file survive a power cut, and with it the folders that lead to it: each may have been made
 * just now, here or by somebody who was writing at the same time, and is a name in the folder above it.
 */
const syncWay = async (folder: string, place: string): Promise<void> => {
  const second = path.dirname(place);
  await Promise.all([second, path.dirname(second), folder, path.dirname(folder)].map(syncFolder));
};

/** Makes a rename survive a power cut; Windows has no such call for folders and needs none. */
export const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

async function* allIn(folder: string): AsyncGenerator<{ id: string; size: number }> {
  for (const first of await namesIn(folder)) {
    for (const second of await namesIn(path.join(folder, first))) {
      for (const id of await namesIn(path.join(folder, first, second))) {
        if (!idForm.test(id)) continue;
        const found = await stat(path.join(folder, first, second, id)).catch(() => undefined);
        if (found?.isFile() === true) yield { id, size: found.size };
      }
    }
  }
}

const namesIn = async (folder: string): Promise<string[]> => {
  try {
    return (await readdir(folder)).toSorted();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

/** The last part of a path, without control characters, of a length that every file system takes. */
const shownName = (name: string): string => {
  const last = name.replaceAll('\\', '/').split('/').at(-1) ?? '';
  const clean = last
    .replaceAll(/\p{Cc}|\p{Cf}/gu, '')
    .trim()
    .slice(0, longestName)
    .toWellFormed();
  return clean === '' || clean === '.' || clean === '..' ? 'file' : clean;
};
