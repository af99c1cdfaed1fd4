import { createHash, randomBytes } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { mkdtemp, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type FileShelf, openFileStore } from './files.ts';

let top: string;
let files: FileShelf;
beforeAll(async () => {
  top = await mkdtemp(path.join(os.tmpdir(), 'yuanliu-files-'));
  files = openFileStore({ folder: path.join(top, 'files'), limit: 1_048_576 });
});
afterAll(() => rm(top, { recursive: true, force: true }));

async function* chunks(...contents: (Buffer | Error)[]): AsyncGenerator<Buffer> {
  for (const content of contents) {
    if (content instanceof Error) throw content;
    yield content;
  }
}

const everyName = async (): Promise<string[]> =>
  (await readdir(top, { recursive: true, withFileTypes: true })).filter((e) => e.isFile()).map((e) => e.name);

test('a file comes back as it went in, with size and hash, under a folder of its id', async () => {
  const content = randomBytes(300_000);
  const stored = await files.put(chunks(content.subarray(0, 7), content.subarray(7)), {
    name: '检验报告.pdf',
    type: 'application/pdf',
  });
  expect(stored).toMatchObject({
    name: '检验报告.pdf',
    size: 300_000,
    sha256: createHash('sha256').update(content).digest('hex'),
  });
  expect(await buffer(await files.open(stored.id))).toEqual(content);
  const place = path.join(top, 'files', stored.id.slice(-2), stored.id.slice(-4, -2), stored.id);
  expect((await stat(place)).mode & 0o777).toBe(0o600);
});

test.skipIf(process.platform !== 'linux')(
  'the name of a file and of each folder that leads to it is on disk before it is acknowledged',
  async () => {
    const handle = await open(top);
    const sync = vi.spyOn(Object.getPrototypeOf(handle), 'sync');
    const places: string[] = [];
    await handle.close();
    sync.mockImplementation(function noted(this: { fd: number }) {
      places.push(readlinkSync(`/proc/self/fd/${this.fd}`));
    });
    const inner = openFileStore({ folder: path.join(top, 'fresh', 'files'), limit: 10 });
    const { id } = await inner
      .put(chunks(Buffer.alloc(1)), { name: 'a', type: 'b/c' })
      .finally(() => sync.mockRestore());
    const fresh = path.join(top, 'fresh');
    const second = path.join(fresh, 'files', id.slice(-2), id.slice(-4, -2));
    const [content, ...folders] = places;
    expect(content).toMatch(/\.partial$/);
    expect(new Set(folders)).toEqual(
      new Set([second, path.dirname(second), path.join(fresh, 'files'), fresh]),
    );
  },
);

test('a file over the limit is refused and leaves nothing behind', async () => {
  const before = await everyName();
  const tooMuch = files.put(chunks(Buffer.alloc(1_000_000), Buffer.alloc(100_000)), {
    name: 'a',
    type: 'b/c',
  });
  await expect(tooMuch).rejects.toMatchObject({ kind: { code: 'platform.file-too-large' } });
  expect(await everyName()).toEqual(before);
});

test('a sender that breaks off leaves nothing behind', async () => {
  const before = await everyName();
  await expect(
    files.put(chunks(Buffer.alloc(10), new Error('gone')), { name: 'a', type: 'b/c' }),
  ).rejects.toThrow('gone');
  expect(await everyName()).toEqual(before);
});

test.each([
  '../secret',
  '../../secret',
  '/etc/passwd',
  '',
  '.',
  '01890000-0000-7000-8000-000000000001/../x',
  'A1890000-0000-7000-8000-000000000001',
  '01890000-0000-7000-8000-000000000001\n',
])('%j names no file', async (id) => {
  await writeFile(path.join(top, 'secret'), 'secret');
  await expect(files.open(id)).rejects.toMatchObject({ kind: { code: 'platform.file-missing' } });
  await expect(files.remove(id)).rejects.toMatchObject({
    kind: { code: 'platform.file-missing' },
  });
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\fakepath\\照片.jpg', '照片.jpg'],
  ['a\r\nb‮gpj.exe', 'abgpj.exe'],
  ['..', 'file'],
  ['', 'file'],
])('the name %j is kept as %j', async (given, kept) => {
  const stored = await files.put(chunks(Buffer.from('x')), { name: given, type: 'text/plain' });
  expect(stored.name).toBe(kept);
});

test('a removed file is missing, and removing it again is nothing', async () => {
  const { id } = await files.put(chunks(Buffer.from('x')), { name: 'x', type: 'text/plain' });
  await files.remove(id);
  await files.remove(id);
  await expect(files.open(id)).rejects.toMatchObject({ kind: { code: 'platform.file-missing' } });
});

test('all contents are listed; half-written ones are not, and one that is put back keeps its id', async () => {
  const place = path.join(top, 'files', 'aa', 'bb');
  const id = '01890000-0000-7000-8000-00000000bbaa';
  expect(await files.putBack(id, chunks(Buffer.from('twelve bytes')))).toBe(true);
  expect(await files.putBack(id, chunks(Buffer.from('twelve bytes')))).toBe(false);
  await writeFile(path.join(place, `${id}.x.partial`), 'half');
  const listed: unknown[] = [];
  for await (const file of files.all()) listed.push(file);
  expect(listed).toContainEqual({ id, size: 12 });
  expect(JSON.stringify(listed)).not.toContain('partial');
});
