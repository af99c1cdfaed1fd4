import { contextOf, numberFrom, type Type, type Value } from '../../expression/index.ts';
import type { JsonValue } from '../../platform/index.ts';
import { z } from 'zod';
import { isStorable } from '../reading/plain.ts';
import { type Checked, good, wrong } from './checked.ts';
import { feel } from './feel.ts';
import { type JsonSchema, listSchema } from './json-schema.ts';

const storedFile = z.strictObject({
  file: z.uuid().toLowerCase(),
  name: z.string().min(1).max(255).refine(isStorable),
  /** In bytes. */
  size: z.int().min(0),
  /** As the server has found it to be (RFC 6838). */
  type: z.string().min(1).max(255).refine(isStorable),
});

/** A file as a record names it. */
export type StoredFile = z.output<typeof storedFile>;

/** What the files of a field must keep to. */
export interface FileLimits {
  readonly most?: number | undefined;
  readonly megabytes?: number | undefined;
  /** Endings without the point, lower case. */
  readonly endings?: readonly string[] | undefined;
}

const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();

const faultOf = ({ name, size }: StoredFile, { megabytes, endings }: FileLimits): Checked | undefined => {
  if (megabytes !== undefined && size > megabytes * 1024 * 1024)
    return wrong(`“${name}”超过 ${megabytes} MB`, `“${name}” is larger than ${megabytes} MB`);
  if (endings !== undefined && endings.length > 0 && !endings.includes(endingOf(name)))
    return wrong(
      `“${name}”的类型不允许，可以上传：${endings.join('、')}`,
      `“${name}” is of a kind not allowed; allowed: ${endings.join(', ')}`,
    );
  return undefined;
};

/** Files that have been uploaded, in their order. */
export const checkFiles = (value: JsonValue, limits: FileLimits): Checked => {
  const parsed = z.array(storedFile).safeParse(value);
  if (!parsed.success) return wrong('应为已上传的文件', 'must be files that have been uploaded');
  const { most = 50 } = limits;
  if (parsed.data.length > most) return wrong(`最多 ${most} 个文件`, `must be at most ${most} files`);
  const fault = parsed.data.map((file) => faultOf(file, limits)).find((each) => each !== undefined);
  return fault ?? good(parsed.data);
};

/** The files that a value names; none where it is no list of files. */
export const filesIn = (value: JsonValue): readonly StoredFile[] =>
  z.array(storedFile).safeParse(value).data ?? [];

/** The names of files in a row. */
export const fileNames = (value: JsonValue): string => {
  const parsed = z.array(storedFile).safeParse(value);
  return parsed.success ? parsed.data.map(({ name }) => name).join('、') : '';
};

/** A cell holds no file. */
export const readFiles = (): Checked =>
  wrong('文件不能从文字导入，请在记录里上传', 'files cannot be read from text; upload them in the record');

/** Files as expressions see them. */
export const filesMeaning: Type = {
  kind: 'list',
  of: { kind: 'context', fields: { file: feel.text, name: feel.text, size: feel.number, type: feel.text } },
};

/** Files as contexts with their name, size in bytes and type. */
export const filesToFeel = (value: JsonValue): Value => {
  const parsed = z.array(storedFile).safeParse(value);
  return (parsed.data ?? []).map(({ file, name, size, type }) =>
    contextOf([
      ['file', file],
      ['name', name],
      ['size', numberFrom(String(size))],
      ['type', type],
    ]),
  );
};

/** No expression makes files. */
export const filesFromFeel = (): Checked =>
  wrong('文件不能由公式给出', 'files cannot come from an expression');

/** Files that have been uploaded before. */
export const filesSchema = (): JsonSchema =>
  listSchema({
    type: 'object',
    required: ['file', 'name', 'size', 'type'],
    properties: {
      file: { type: 'string', format: 'uuid' },
      name: { type: 'string' },
      size: { type: 'integer' },
      type: { type: 'string' },
    },
  });
