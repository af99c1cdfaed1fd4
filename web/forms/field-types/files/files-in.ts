import type { StoredFile } from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';

const fileIn = (value: JsonValue): StoredFile | undefined => {
  if (typeof value !== 'object' || value === null || !('file' in value)) return undefined;
  const { file, name, size, type } = value;
  return typeof file === 'string' &&
    typeof name === 'string' &&
    typeof size === 'number' &&
    typeof type === 'string'
    ? { file, name, size, type }
    : undefined;
};

/** The files of a value. */
export const filesIn = (value: JsonValue): readonly StoredFile[] =>
  (Array.isArray(value) ? value : []).map(fileIn).filter((file) => file !== undefined);

/** Bytes as people say them. */
export const sizeText = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
};
