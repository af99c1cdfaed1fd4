import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Migration } from '../migrate.ts';
import { Refusal } from '../refusal.ts';
import { type ArchiveEntry, bytesOf, cutOff, damaged, entriesOf } from './archive-reader.ts';
import {
  type Contents,
  contentsForm,
  contentsName,
  digestLine,
  filePrefix,
  formatVersion,
  type Manifest,
  manifestForm,
  manifestName,
  tablePrefix,
} from './backup-format.ts';

/** A backup that was read from end to end and is what was written. */
export interface CheckedBackup {
  readonly manifest: Manifest;
  readonly contents: Contents;
}

/** Reads the whole file and touches nothing else. Error: Refusal, with the name of the entry that is wrong. */
export const checkBackup = async (file: string, signal?: AbortSignal): Promise<CheckedBackup> => {
  let manifest: Manifest | undefined;
  let contents: Contents | undefined;
  let name = manifestName;
  let entries = 0;
  const digest = createHash('sha256');
  for await (const entry of entriesOf(file, signal)) {
    name = entry.name;
    if (contents !== undefined) throw damaged(name);
    if (manifest === undefined) manifest = await readManifest(entry);
    else if (name === contentsName) {
      contents = await parsed(entry, contentsForm);
      if (contents.entries !== entries || contents.digest !== digest.digest('hex')) throw damaged(name);
      continue;
    } else if (!belongs(name, manifest)) throw damaged(name);
    digest.update(digestLine(entry));
    entries += 1;
  }
  if (manifest === undefined || contents === undefined) throw cutOff(name);
  return { manifest, contents };
};

/** Refuses a backup whose tables this version cannot make. */
export const refuseOtherMigrations = (manifest: Manifest, ours: readonly Migration[]): void => {
  const known = new Map(ours.map(({ number, checksum }) => [number, checksum]));
  for (const { number, name, checksum } of manifest.migrations) {
    const own = known.get(number);
    if (own === checksum) continue;
    throw new Refusal(
      own === undefined
        ? {
            zh: `备份来自更新的版本 ${manifest.version}（迁移 ${name}），请先升级程序再恢复。`,
            en: `The backup was taken by the newer version ${manifest.version} (migration ${name}): upgrade the program, then restore.`,
          }
        : {
            zh: `备份中的迁移 ${name} 与本程序的不同，请用当初的程序版本 ${manifest.version} 恢复。`,
            en: `The backup's migration ${name} differs from this program's: restore with the version that took it, ${manifest.version}.`,
          },
    );
  }
};

const readManifest = async (entry: ArchiveEntry): Promise<Manifest> => {
  const manifest = entry.name === manifestName ? await parsed(entry, manifestForm) : undefined;
  if (manifest === undefined) {
    throw new Refusal({ zh: '这个文件不是源流的备份。', en: 'This file is no backup of Yuanliu.' });
  }
  if (manifest.format <= formatVersion) return manifest;
  throw new Refusal({
    zh: `备份的格式 ${manifest.format} 比本程序的新，请升级程序后再恢复。`,
    en: `The backup's format ${manifest.format} is newer than this program: upgrade it, then restore.`,
  });
};

const parsed = async <F extends z.ZodType>(entry: ArchiveEntry, form: F): Promise<z.output<F>> => {
  const bytes = await bytesOf(entry);
  try {
    return form.parse(JSON.parse(bytes.toString('utf8')));
  } catch (error) {
    throw damaged(entry.name, error);
  }
};

const belongs = (name: string, { tables }: Manifest): boolean =>
  name.startsWith(filePrefix) || tables.some((table) => name.startsWith(tablePrefix(table)));
