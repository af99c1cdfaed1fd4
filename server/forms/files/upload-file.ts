import { Readable } from 'node:stream';
import type { UploadedFile } from '@yuanliu/core/forms';
import { Problem, unreadableBody } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Ctx, FileStore } from '../../platform/index.ts';
import { accessOf } from '../access/access-of.ts';
import { loadReach } from '../access/reach.ts';
import { allowed } from '../access/record-access.ts';
import { formInUse } from '../form-in-use.ts';
import { kindOfFile, tellingBytes } from './file-kind.ts';

/** What files need besides the database. */
export interface FileSurroundings {
  readonly zone: string;
  readonly files: FileStore;
}

const bytesOf = (chunk: unknown): Uint8Array => (chunk instanceof Uint8Array ? chunk : new Uint8Array());

/** The first bytes of a stream, and all of it. */
const withBeginning = async (
  body: Readable,
): Promise<{ first: Uint8Array; content: AsyncIterable<Uint8Array> }> => {
  const chunks: AsyncIterator<unknown> = body[Symbol.asyncIterator]();
  const begun: Uint8Array[] = [];
  let size = 0;
  while (size < tellingBytes) {
    const next = await chunks.next();
    if (next.done === true) break;
    const chunk = bytesOf(next.value);
    begun.push(chunk);
    size += chunk.byteLength;
  }
  const all = async function* () {
    yield* begun;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next())
      yield bytesOf(next.value);
  };
  return { first: Buffer.concat(begun), content: all() };
};

/**
 * Keeps a file for whoever may make or change records of the form; it waits a day for a record that takes it. Errors:
 * `platform.file-too-large`.
 */
export const uploadFile = async (
  ctx: Ctx,
  { zone, files }: FileSurroundings,
  given: { readonly form: string; readonly name: string; readonly body: unknown },
): Promise<UploadedFile> => {
  const { form: key, body } = given;
  const asking = { actor: ctx.actor, clock: ctx.clock, zone };
  const [form, reach] = await Promise.all([formInUse(ctx.db, key), loadReach(ctx.db, asking, [key])]);
  const world = { place: form.place, world: reach.world };
  if (!accessOf(reach.rights.get(key) ?? [], world, 'change').may('change')) allowed(reach, form, 'create');
  if (!(body instanceof Readable)) throw new Problem(unreadableBody, {});
  const { first, content } = await withBeginning(body);
  const type = await kindOfFile(first, given.name);
  const stored = await files.put(content, { name: given.name, type });
  const { id, name, size, sha256 } = stored;
  await ctx.db.transact(async (tx) => {
    tx.send(sql`
      insert into form_files (id, form_id, name, size, type, sha256, uploaded_at, uploaded_by)
      values (${id}, ${form.id}, ${name}, ${size}, ${type}, ${sha256}, ${ctx.clock.now()}, ${ctx.actor.userId})`);
  });
  return { file: id, name, size, type };
};
