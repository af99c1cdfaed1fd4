import type { JsonValue } from '../../platform/index.ts';
import { z } from 'zod';
import { isStorable } from '../reading/plain.ts';
import { type Checked, good, wrong } from './checked.ts';

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

/** The names of files in a row. */
export const fileNames = (value: JsonValue): string => {
  const parsed = z.array(storedFile).safeParse(value);
  return parsed.success ? parsed.data.map(({ name }) => name).join('、') : '';
};

/** A cell holds no file. */
export const readFiles = (): Checked =>
  wrong('文件不能从文字导入，请在记录里上传', 'files cannot be read from text; upload them in the record');
