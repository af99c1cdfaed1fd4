import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';
import { Refusal } from '../refusal.ts';
import { hashCommentForm } from './backup-format.ts';

/** One entry of a backup, to be read before the next one is asked for. */
export interface ArchiveEntry {
  readonly name: string;
  readonly size: number;
  /** What the bytes must hash to, hex. */
  readonly sha256: string;
  /** Throws at its end when the bytes are not what they were. */
  readonly content: AsyncIterable<Buffer>;
}

/** The file is no backup, or its entry `name` is not what was written. */
export const damaged = (name: string, cause?: unknown): Refusal =>
  new Refusal(
    {
      zh: `备份文件已损坏或被改动：条目 ${name} 与写入时不一致。数据库没有被改动，请换一份备份。`,
      en: `The backup is damaged or was changed: its entry ${name} is not what was written. The database was not touched; use another backup.`,
    },
    { cause },
  );

/** Where a cut-off file ends. */
export const cutOff = (name: string, cause?: unknown): Refusal =>
  new Refusal(
    {
      zh: `备份文件不完整，在条目 ${name} 处中断。数据库没有被改动，请换一份备份。`,
      en: `The backup is cut off at its entry ${name}. The database was not touched; use another backup.`,
    },
    { cause },
  );

/** The entries of a backup, one after another; every one is checked against its own hash. Error: Refusal. */
export async function* entriesOf(file: string, signal?: AbortSignal): AsyncGenerator<ArchiveEntry> {
  const tar = extract();
  const source = createReadStream(file, { highWaterMark: 1_048_576 });
  const reading = pipeline(source, tar);
  reading.catch(() => undefined);
  let name = '';
  try {
    for await (const entry of tar) {
      signal?.throwIfAborted();
      name = entry.header.name;
      const { data: sha256 } = hashCommentForm.safeParse(entry.header.pax);
      if (sha256 === undefined) throw damaged(name);
      const content = checked(entry, { name, sha256 });
      yield { name, size: entry.header.size, sha256, content };
      // Whatever the caller left unread is checked too.
      for await (const _ of content);
    }
  } catch (error) {
    throw signal?.aborted === true ? error : explained(error, name);
  } finally {
    source.destroy();
    tar.destroy();
  }
}

async function* checked(
  source: AsyncIterable<unknown>,
  { name, sha256 }: { readonly name: string; readonly sha256: string | undefined },
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of source) {
      if (!(chunk instanceof Uint8Array)) continue;
      hash.update(chunk);
      yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    }
  } catch (error) {
    throw explained(error, name);
  }
  if (hash.digest('hex') !== sha256) throw damaged(name);
}

/** The whole content of an entry. */
export const bytesOf = async ({ content }: ArchiveEntry): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const explained = (error: unknown, name: string): unknown => {
  if (error instanceof Refusal || !(error instanceof Error)) return error;
  if ('code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')) {
    return new Refusal(
      { zh: '找不到备份文件，请检查文件名。', en: 'There is no such backup file: check its name.' },
      { cause: error },
    );
  }
  if ('code' in error && (error.code === 'EACCES' || error.code === 'EIO')) return error;
  if (name === '') {
    return new Refusal(
      { zh: '这个文件不是源流的备份。', en: 'This file is no backup of Yuanliu.' },
      { cause: error },
    );
  }
  return /Unexpected end/.test(error.message) ? cutOff(name, error) : damaged(name, error);
};
