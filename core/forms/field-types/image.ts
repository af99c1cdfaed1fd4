import { z } from 'zod';
import { defineType } from './define-type.ts';
import {
  checkFiles,
  fileNames,
  filesIn,
  filesFromFeel,
  filesMeaning,
  filesSchema,
  filesToFeel,
  readFiles,
} from './file-list.ts';

const settings = z.strictObject({
  version: z.literal(1),
  most: z.int().min(1).max(50).optional(),
  megabytes: z.int().min(1).max(200).optional(),
  /** True: taken with the camera now, not chosen among older pictures. */
  cameraOnly: z.boolean().optional(),
});
type Settings = z.output<typeof settings>;

const endings = ['jpg', 'jpeg', 'png', 'webp', 'gif', 'heic', 'heif', 'avif', 'bmp'];

/** Pictures. */
export const imageType = defineType<Settings>({
  name: 'image',
  text: { zh: '图片', en: 'Picture' },
  group: 'file',
  holds: 'value',
  settings,
  initial: { version: 1 },
  filters: ['empty', 'not-empty'],
  sorts: false,
  searched: false,
  conversions: [],
  check: (value, limits) => checkFiles(value, { ...limits, endings }),
  display: fileNames,
  read: readFiles,
  nothing: () => [],
  meaning: () => filesMeaning,
  toFeel: filesToFeel,
  fromFeel: filesFromFeel,
  filesIn,
  schema: filesSchema,
  columns: () => [{ suffix: '', type: 'jsonb' }],
});
